package dev.raven.persistence.backup;

import dev.raven.core.backup.BackupSettings;
import dev.raven.core.backup.BackupTarget;
import dev.raven.core.backup.S3Settings;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.ServerSettings;
import dev.raven.core.settings.SettingException;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;

/** Opens the place that is set: a bucket or a directory, and nothing else can ever be one. */
@Dependent
class BackupTargetProducer {

    /** @throws SettingException when the directory cannot be had; a bucket is first called when a file is */
    @Produces
    @Singleton
    BackupTarget target(BackupSettings settings, Environment environment, ServerSettings server) {
        return S3Settings.from(environment, server)
                .<BackupTarget>map(S3Target::open)
                .orElseGet(() -> directory(settings.place()));
    }

    private static BackupTarget directory(String place) {
        try {
            return DirectoryTarget.open(Path.of(place));
        } catch (IOException failed) {
            throw new SettingException(BackupSettings.PLACE, failed.getMessage() + ".");
        }
    }

    void close(@Disposes BackupTarget target) {
        target.close();
    }
}
