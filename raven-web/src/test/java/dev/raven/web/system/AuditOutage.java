package dev.raven.web.system;

/** What happens to a copy, and how that ends. */
enum AuditOutage {
    FILES_MISSING("file") {
        @Override
        void begin(AuditCopies all) {
            all.putInTheWay();
        }

        @Override
        void end(AuditCopies all) {
            all.takeOutOfTheWay();
        }
    },
    FILES_FULL("file") {
        @Override
        void begin(AuditCopies all) {
            all.volume().require();
            all.volume().fill();
        }

        @Override
        void end(AuditCopies all) {
            all.volume().makeRoom();
        }
    },
    FILES_HANG("file") {
        @Override
        void begin(AuditCopies all) {
            all.volume().require();
            all.volume().freeze();
        }

        @Override
        void end(AuditCopies all) {
            all.volume().thaw();
        }
    },
    COLLECTOR_MISSING("https") {
        @Override
        void begin(AuditCopies all) {
            all.collector().goAway();
        }

        @Override
        void end(AuditCopies all) {
            all.collector().comeBack();
        }
    },
    COLLECTOR_FULL("https") {
        @Override
        void begin(AuditCopies all) {
            all.collector().answer(507);
        }

        @Override
        void end(AuditCopies all) {
            all.collector().answer(200);
        }
    },
    COLLECTOR_HANGS("https") {
        @Override
        void begin(AuditCopies all) {
            all.collector().hang();
        }

        @Override
        void end(AuditCopies all) {
            all.collector().goOn();
        }
    },
    COLLECTOR_FAILS("https") {
        @Override
        void begin(AuditCopies all) {
            all.collector().answer(500);
        }

        @Override
        void end(AuditCopies all) {
            all.collector().answer(200);
        }
    },
    COLLECTOR_IS_ELSEWHERE("https") {
        @Override
        void begin(AuditCopies all) {
            all.collector().answer(302);
        }

        @Override
        void end(AuditCopies all) {
            all.collector().answer(200);
        }
    },
    SYSLOG_MISSING("syslog") {
        @Override
        void begin(AuditCopies all) {
            all.syslog().goAway();
        }

        @Override
        void end(AuditCopies all) {
            all.syslog().comeBack();
        }
    },
    SYSLOG_HANGS("syslog") {
        @Override
        void begin(AuditCopies all) {
            all.syslog().hang();
        }

        @Override
        void end(AuditCopies all) {
            all.syslog().goOn();
        }
    };

    private final String copy;

    AuditOutage(String copy) {
        this.copy = copy;
    }

    /** What health calls the copy. */
    String copy() {
        return copy;
    }

    abstract void begin(AuditCopies all);

    abstract void end(AuditCopies all);
}
