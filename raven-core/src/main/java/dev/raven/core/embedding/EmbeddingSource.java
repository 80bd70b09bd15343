package dev.raven.core.embedding;

/** Where vectors come from. */
public enum EmbeddingSource {
    /** The model that Raven brings. */
    BUILT_IN("built-in"),
    /** A service that speaks OpenAI's protocol, whoever runs it. */
    OPENAI("openai"),
    /** Nowhere: recall goes by words alone. */
    NONE("none");

    private final String settingName;

    EmbeddingSource(String settingName) {
        this.settingName = settingName;
    }

    /** @throws IllegalArgumentException for a name of none */
    static EmbeddingSource named(String name) {
        for (EmbeddingSource source : values()) {
            if (source.settingName.equals(name)) {
                return source;
            }
        }
        throw new IllegalArgumentException("no source of vectors");
    }
}
