package dev.raven.core.settings;

/** A setting or a part the server starts with is wrong: one line that says what is wrong and what to do. Stops the start. */
public final class SettingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String name;

    /**
     * @param name the environment variable, or the part that failed
     * @param mend what is wrong and what to do; never a secret's value
     */
    public SettingException(String name, String mend) {
        super(name + ": " + mend);
        this.name = name;
    }

    /** What is wrong: the environment variable, or the part that failed. */
    public String name() {
        return name;
    }
}
