package dev.raven.core.json;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import com.fasterxml.jackson.databind.util.LRUMap;
import com.fasterxml.jackson.databind.util.LookupCache;

/**
 * What Jackson knows of classes, for Raven alone. By itself it is known to all mappers of the process, and where the server's
 * Jackson is its applications', too, as on Payara, that holds the classes of those that are gone.
 */
public final class OwnTypes {
    private static final int FIRST = 16;
    private static final int MOST = 200;
    private static final LookupCache<Object, JavaType> KNOWN = new LRUMap<>(FIRST, MOST);

    private OwnTypes() {}

    /** For every mapper that is given classes of Raven. */
    public static TypeFactory factory() {
        return TypeFactory.defaultInstance().withCache(KNOWN);
    }
}
