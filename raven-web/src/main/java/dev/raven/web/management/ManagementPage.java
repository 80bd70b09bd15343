package dev.raven.web.management;

import java.util.Optional;

/** Something that whoever looks after the server may read. */
public interface ManagementPage {

    /** Where it is, such as {@code /metrics}. */
    String path();

    /**
     * What it says now. Never waits long for anything that may be away.
     *
     * @param below what the path goes on with, such as {@code /ready}; empty for the path itself
     * @param accept the media types that the client takes, as it wrote them
     * @return empty where nothing is there
     */
    Optional<Page> page(String below, String accept);

    /** What of it everybody may know, on the main listener in production: nothing, unless the page says otherwise. */
    default Optional<Page> publicPage(String below) {
        return Optional.empty();
    }
}
