package dev.raven.audit.export;

import java.util.Map;

/** The classes of OCSF 1.5.0 that events fall into, and what their activities are called there. */
enum OcsfClass {
    EVENT_LOG_ACTIVITY(1, 1008, Map.of("prune", 2, "export", 3)),
    AUTHENTICATION(3, 3002, Map.of("authenticate", 1, "open", 1, "close", 2)),
    ENTITY_MANAGEMENT(
            3,
            3004,
            Map.of(
                    "create",
                    1,
                    "register",
                    1,
                    "read",
                    2,
                    "list",
                    2,
                    "update",
                    3,
                    "rotate",
                    3,
                    "revoke",
                    4,
                    "delete",
                    4)),
    APPLICATION_LIFECYCLE(6, 6002, Map.of("start", 3, "stop", 4)),
    API_ACTIVITY(
            6,
            6003,
            Map.ofEntries(
                    Map.entry("create", 1),
                    Map.entry("ingest", 1),
                    Map.entry("ingest_bulk", 1),
                    Map.entry("read", 2),
                    Map.entry("list", 2),
                    Map.entry("query", 2),
                    Map.entry("transcript", 2),
                    Map.entry("usage", 2),
                    Map.entry("update", 3),
                    Map.entry("flush", 3),
                    Map.entry("rotate", 3),
                    Map.entry("delete", 4),
                    Map.entry("remove", 4)));

    private static final int OTHER = 99;

    private final int category;
    private final int uid;
    private final Map<String, Integer> activities;

    OcsfClass(int category, int uid, Map<String, Integer> activities) {
        this.category = category;
        this.uid = uid;
        this.activities = activities;
    }

    static OcsfClass of(Line line) {
        String action = line.text("/action");
        return switch (line.text("/category")) {
            case "authentication" -> AUTHENTICATION;
            case "system" -> action.startsWith("audit.") ? EVENT_LOG_ACTIVITY : ofSystem(line);
            default ->
                action.startsWith("audit.")
                        ? EVENT_LOG_ACTIVITY
                        : action.startsWith("api_key.") || action.startsWith("tenant.")
                                ? ENTITY_MANAGEMENT
                                : API_ACTIVITY;
        };
    }

    private static OcsfClass ofSystem(Line line) {
        return line.find("/request/id").isPresent() ? API_ACTIVITY : APPLICATION_LIFECYCLE;
    }

    int category() {
        return category;
    }

    int uid() {
        return uid;
    }

    int activity(String verb) {
        return activities.getOrDefault(verb, OTHER);
    }
}
