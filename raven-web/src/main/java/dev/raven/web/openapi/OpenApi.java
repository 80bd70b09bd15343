package dev.raven.web.openapi;

import dev.raven.web.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The API's description (OpenAPI 3.1), as it is written and as JSON. */
public final class OpenApi {
    private final byte[] yaml;

    private OpenApi(byte[] yaml) {
        this.yaml = yaml;
    }

    /** The description of this build. */
    public static OpenApi read() {
        try (InputStream file = OpenApi.class.getResourceAsStream("openapi.yaml")) {
            return new OpenApi(Objects.requireNonNull(file, "openapi.yaml").readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    byte[] yaml() {
        return yaml.clone();
    }

    byte[] json() {
        return Json.write(tree());
    }

    /** The document as maps, lists and values; anchors are resolved. */
    public Map<String, Object> tree() {
        return new Yaml(new SafeConstructor(options())).load(new String(yaml, StandardCharsets.UTF_8));
    }

    /** Our own file, in which many answers share their headers. */
    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(1_000);
        return options;
    }
}
