package io.scimrelay.deploy.service;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ServicePackageIT {
  private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

  @ParameterizedTest
  @EnumSource(Service.class)
  void onAPlainClassPathAServiceFindsItsMainClass(Service service) throws IOException {
    // When
    List<String> command =
        service.packaged(PROJECT).training(List.of(), Path.of("target/never-written.aot"));

    // Then
    Path jar = Path.of(command.getLast());
    try (URLClassLoader libraries =
        new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
      assertDoesNotThrow(() -> libraries.loadClass(mainClass(jar)));
    }
  }

  private static String mainClass(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return file.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
    }
  }
}
