package dev.raven.audit.sink;

import dev.raven.core.audit.AuditCopySettings;
import dev.raven.core.audit.AuditStore;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The sinks that the operator wants: the file always, the others where they are named. */
@Singleton
class CopySinks {
    private final CopyDirectory directory;
    private final CopyDivergence divergence;
    private final FileSink file;
    private final Spool fileSpool;
    private final AlarmFile alarm;
    private final List<Spool> all = new ArrayList<>();

    @Inject
    CopySinks(AuditCopySettings settings, AuditStore store, AuditedNews news, Clock clock) {
        this.directory = new CopyDirectory(settings.directory(), (long) settings.freeMegabytes() << 20);
        this.divergence = new CopyDivergence(directory, store);
        this.file = new FileSink(directory, news, clock);
        this.alarm = new AlarmFile(directory.alarm());
        this.fileSpool = new Spool(file, store, news);
        all.add(fileSpool);
        settings.collector()
                .map(collector -> new HttpsSink(collector, settings.trust()))
                .ifPresent(sink -> all.add(new Spool(sink, store, news)));
        settings.syslog()
                .map(server -> new SyslogSink(server, settings.trust().getSocketFactory(), clock))
                .ifPresent(sink -> all.add(new Spool(sink, store, news)));
    }

    CopyDirectory directory() {
        return directory;
    }

    CopyDivergence divergence() {
        return divergence;
    }

    FileSink file() {
        return file;
    }

    Spool fileSpool() {
        return fileSpool;
    }

    AlarmFile alarm() {
        return alarm;
    }

    List<Spool> all() {
        return all;
    }

    @PreDestroy
    void close() {
        all.forEach(Spool::close);
    }
}
