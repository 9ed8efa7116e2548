package io.scimrelay.admin.startup;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.StartupEvent;
import io.scimrelay.admin.access.OperatorKey;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Refuses to start with settings that are missing or malformed, a line for each property. */
@ApplicationScoped
public class StartupCheck {
  private static final Logger LOG = Logger.getLogger(StartupCheck.class);

  private final OperatorKey operatorKey;
  private final Optional<String> secretKeys;

  public StartupCheck(
      OperatorKey operatorKey,
      @ConfigProperty(name = SecretBeans.PROPERTY) Optional<String> secretKeys) {
    this.operatorKey = operatorKey;
    this.secretKeys = secretKeys;
  }

  void check(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent start) {
    List<String> faults =
        Stream.of(operatorKey.fault(), SecretBeans.fault(secretKeys))
            .flatMap(Optional::stream)
            .toList();
    faults.forEach(LOG::fatal);
    if (!faults.isEmpty()) {
      throw new PreventFurtherStepsException("refused to start: " + String.join("; ", faults), 1);
    }
  }
}
