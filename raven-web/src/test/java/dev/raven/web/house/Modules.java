package dev.raven.web.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** The main classes of all modules, read once. */
public final class Modules {
    public static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .withImportOption(Modules::notTheTestKit)
            .importPackages("dev.raven");

    private Modules() {}

    private static boolean notTheTestKit(Location location) {
        return !location.contains("-tests.jar");
    }
}
