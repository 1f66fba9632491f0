package it.quartier.server;

import it.quartier.probe.ProbePlugin;
import java.nio.file.Path;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;

/** What is deployed: the EAR as it was built, and beside its plugins one that a partner could have written. */
public final class Archives {

    private Archives() {}

    @Deployment(testable = false)
    public static EnterpriseArchive quartier() {
        Path ear = Path.of(System.getProperty("quartier.home", ".."), "ear/target/quartier.ear");
        return ShrinkWrap.create(ZipImporter.class, "quartier.ear")
                .importFrom(ear.toFile())
                .as(EnterpriseArchive.class)
                .addAsLibrary(probe());
    }

    private static JavaArchive probe() {
        Path files = Path.of(System.getProperty("quartier.home", ".."), "ear/target/test-classes/probe");
        return ShrinkWrap.create(JavaArchive.class, "probe.jar")
                .addPackages(true, ProbePlugin.class.getPackage())
                .as(ExplodedImporter.class)
                .importDirectory(files.toFile())
                .as(JavaArchive.class);
    }
}
