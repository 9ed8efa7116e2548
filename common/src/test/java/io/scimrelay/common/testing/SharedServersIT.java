package io.scimrelay.common.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;

class SharedServersIT {

  @Test
  void theMigrationsLeaveAnEmptyControlPlane() throws Exception {
    try (Connection connection = TestPostgres.shared().open();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select count(*) from control.tenant")) {
      assertTrue(rows.next());
      assertEquals(0, rows.getInt(1));
    }
  }

  @Test
  void kafkaHasOneNode() throws Exception {
    try (Admin admin =
        Admin.create(
            Map.<String, Object>of("bootstrap.servers", TestKafka.shared().bootstrapServers()))) {
      assertEquals(1, admin.describeCluster().nodes().get().size());
    }
  }
}
