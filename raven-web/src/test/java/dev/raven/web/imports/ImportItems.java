package dev.raven.web.imports;

import dev.raven.core.imports.ImportFile;
import dev.raven.core.imports.ImportItem;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;

/** What stands in a file, for tests. */
final class ImportItems {
    static final String USER = "usr_Vn3qZ1mXb8RkT0yLw5cGdA";

    private ImportItems() {}

    /** The rules of requests. */
    static final class Checks implements AutoCloseable {
        private final ValidatorFactory validators = Validation.byDefaultProvider()
                .configure()
                .messageInterpolator(new ParameterMessageInterpolator())
                .buildValidatorFactory();

        ImportChecks checks() {
            return new ImportChecks(validators.getValidator());
        }

        @Override
        public void close() {
            validators.close();
        }
    }

    static InputStream body(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    static List<ImportItem> all(ImportFile file) throws IOException {
        List<ImportItem> all = new ArrayList<>();
        for (List<ImportItem> some = file.next(); !some.isEmpty(); some = file.next()) {
            all.addAll(some);
        }
        return all;
    }

    static <T extends ImportItem> Stream<T> only(List<ImportItem> items, Class<T> type) {
        return items.stream().filter(type::isInstance).map(type::cast);
    }

    static List<List<String>> said(List<ImportItem> items) {
        return only(items, ImportItem.Exchange.class)
                .map(one -> List.of(one.request().userMessage(), one.request().agentResponse()))
                .toList();
    }

    static List<String> sources(List<ImportItem> items) {
        return only(items, ImportItem.Exchange.class)
                .map(ImportItem.Exchange::source)
                .toList();
    }

    static List<String> problems(List<ImportItem> items) {
        return only(items, ImportItem.Refused.class)
                .map(one -> one.place() + " " + one.problem().field())
                .toList();
    }

    static List<String> ignored(List<ImportItem> items) {
        return only(items, ImportItem.Ignored.class)
                .map(ImportItem.Ignored::what)
                .toList();
    }
}
