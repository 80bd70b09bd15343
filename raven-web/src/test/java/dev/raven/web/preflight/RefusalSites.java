package dev.raven.web.preflight;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import dev.raven.core.settings.Environment;
import dev.raven.core.settings.Secret;
import dev.raven.core.settings.SettingException;
import dev.raven.web.house.Modules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Where the code refuses a setting, as its byte code has it. */
final class RefusalSites {
    private static final Set<String> READINGS = Set.of("parsed", "number", "choice", "flag");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern SENTENCE = Pattern.compile("\\S+ \\S+ \\S+.*");

    private RefusalSites() {}

    /**
     * A call by which a setting is refused, or may be.
     *
     * @param type the class that calls, by its binary name
     * @param method in which it does
     */
    record Site(String type, String method, String file, int line) {
        /** The class and the line. */
        String place() {
            return type + ":" + line;
        }

        /** What it says itself, in three words or more. */
        List<String> words() {
            return LITERAL.matcher(statement())
                    .results()
                    .map(found -> found.group(1).replace("\\\"", "\""))
                    .map(String::strip)
                    .filter(text -> SENTENCE.matcher(text).matches())
                    .toList();
        }

        /** The statement around the line: up to the next one that ends, from behind the last one that did. */
        private String statement() {
            List<String> lines = source(this);
            int from = line - 1;
            while (!lines.get(from - 1).matches(".*[;{}:]|.*->|\\s*")) {
                from--;
            }
            int to = line - 1;
            while (!lines.get(to).endsWith(";")) {
                to++;
            }
            return String.join("\n", lines.subList(from, to + 1));
        }

        @Override
        public String toString() {
            return type + "." + method + " (" + file + ":" + line + ")";
        }
    }

    /** Wherever an exception that names a setting is made, itself or by a method that gives one. */
    static Set<Site> refusals() {
        return calls(RefusalSites::refuses);
    }

    /** Wherever a setting is read that may be of another shape. */
    static Set<Site> readings() {
        return calls(RefusalSites::reads);
    }

    private static Set<Site> calls(Predicate<JavaCall<?>> wanted) {
        return Modules.ALL.stream()
                .flatMap(type -> Stream.concat(
                        type.getMethodCallsFromSelf().stream(), type.getConstructorCallsFromSelf().stream()))
                .filter(wanted)
                .map(RefusalSites::site)
                .collect(Collectors.toSet());
    }

    private static boolean refuses(JavaCall<?> call) {
        return call instanceof JavaConstructorCall
                ? call.getTargetOwner().isEquivalentTo(SettingException.class)
                : call.getTarget().getRawReturnType().isEquivalentTo(SettingException.class);
    }

    private static boolean reads(JavaCall<?> call) {
        JavaClass owner = call.getTargetOwner();
        return owner.isEquivalentTo(Environment.class)
                        && READINGS.contains(call.getTarget().getName())
                        && !call.getOriginOwner().isEquivalentTo(Environment.class)
                || owner.isEquivalentTo(Secret.class)
                        && call.getTarget().getName().equals("from");
    }

    private static Site site(JavaCall<?> call) {
        return new Site(
                call.getOriginOwner().getName(),
                call.getOrigin().getName(),
                call.getSourceCodeLocation().getSourceFileName(),
                call.getLineNumber());
    }

    private static List<String> source(Site site) {
        String folder = site.type().substring(0, site.type().lastIndexOf('.')).replace('.', '/');
        try (Stream<Path> modules = Files.list(StartRefusals.PROJECT)) {
            Path file = modules.map(module ->
                            module.resolve("src/main/java").resolve(folder).resolve(site.file()))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow();
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
