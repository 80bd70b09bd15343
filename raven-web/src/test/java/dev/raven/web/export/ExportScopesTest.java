package dev.raven.web.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.raven.api.access.ApiKeyPreset;
import dev.raven.api.access.Scope;
import dev.raven.web.access.RequiresScope;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No scope implies another: an export shows users, conversations and memories, and none of them to a key that may not read it. */
class ExportScopesTest {

    static Stream<Set<Scope>> routes() {
        return Stream.of(UserExportResource.class, TenantExportsResource.class)
                .flatMap(resource -> Arrays.stream(resource.getDeclaredMethods()))
                .flatMap(method -> Optional.ofNullable(method.getAnnotation(RequiresScope.class)).stream())
                .map(required -> {
                    Set<Scope> scopes = EnumSet.of(required.value());
                    scopes.addAll(Arrays.asList(required.and()));
                    return scopes;
                });
    }

    @ParameterizedTest
    @MethodSource("routes")
    void nothingIsShownThatTheKeyMayNotRead(Set<Scope> needed) {
        assertThat(needed).contains(Scope.USERS_READ, Scope.CONVERSATIONS_READ, Scope.MEMORY_READ);
    }

    @ParameterizedTest
    @MethodSource("routes")
    void anAdministratorMayExport(Set<Scope> needed) {
        assertThat(ApiKeyPreset.ADMIN.scopes()).containsAll(needed);
    }
}
