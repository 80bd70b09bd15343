package dev.raven.web.house;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameStartingWith;
import static com.tngtech.archunit.core.domain.properties.HasModifiers.Predicates.modifier;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.raven.web.house.Conditions.beExactlyOneOf;
import static dev.raven.web.house.Conditions.beNullMarked;
import static dev.raven.web.house.Conditions.haveAPublicEmptyConstructor;
import static dev.raven.web.house.Conditions.takeATenantFirst;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import dev.raven.core.audit.Audited;
import dev.raven.core.audit.NotAudited;
import dev.raven.core.id.PlatformWide;
import dev.raven.web.access.AnyCaller;
import dev.raven.web.access.Public;
import dev.raven.web.access.RequiresScope;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs/adr says of modules, injection, names and duties, as rules that fail the build. */
class HouseRulesTest {
    private static final List<String> MODULES = List.of("api", "core", "crypto", "persistence", "audit", "web");

    private static void hold(ArchRule rule) {
        rule.check(Modules.ALL);
    }

    @ParameterizedTest
    @ValueSource(strings = {"api", "core", "crypto", "persistence", "audit", "web"})
    void everyModuleIsRead(String module) {
        assertThat(Modules.ALL.stream()
                        .filter(type -> type.getPackageName().startsWith("dev.raven." + module))
                        .count())
                .isGreaterThan(2);
    }

    @Nested
    class Direction {

        @ParameterizedTest(name = "{0} depends on {1}")
        @CsvSource({"api,''", "core,api", "crypto,api core", "persistence,api core", "audit,api core", "web,api core"})
        void modulesDependInOneDirection(String module, String allowed) {
            String[] others = MODULES.stream()
                    .filter(other -> !other.equals(module)
                            && !List.of(allowed.split(" ")).contains(other))
                    .map(other -> "dev.raven." + other + "..")
                    .toArray(String[]::new);
            hold(noClasses()
                    .that()
                    .resideInAPackage("dev.raven." + module + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others));
        }

        @ParameterizedTest
        @ValueSource(strings = {"api", "core", "crypto", "persistence", "audit", "web"})
        void featuresHaveNoCycles(String module) {
            hold(slices().matching("dev.raven." + module + ".(*)..")
                    .should()
                    .beFreeOfCycles()
                    .allowEmptyShould(true));
        }

        @ParameterizedTest(name = "{0} only in {1}")
        @CsvSource({
            "redis.clients.., dev.raven.persistence..",
            "jakarta.ws.rs.., dev.raven.web..",
            "jakarta.servlet.., dev.raven.web..",
            "software.amazon.., dev.raven.crypto.aws.. dev.raven.persistence.backup..",
            "com.google.cloud.., dev.raven.crypto.gcp..",
            "com.azure.., dev.raven.crypto.azure..",
            "ai.onnxruntime.., dev.raven.core.recall..",
            "sun.misc.., dev.raven.web.ending..",
            "org.apache.hc.., dev.raven.core.webhook..",
            "io.opentelemetry.., dev.raven.core.opentelemetry..",
            "shaded.raven.io.opentelemetry.., dev.raven.core.opentelemetry..",
            "com.nimbusds.., dev.raven.web.oidc..",
            "io.micrometer.., dev.raven.web.metrics..",
            "io.prometheus.., dev.raven.web.metrics..",
            "com.sun.net.httpserver.., dev.raven.web.management..",
            "io.modelcontextprotocol.., dev.raven.web.mcp..",
            "reactor.., dev.raven.web.mcp..",
            "dev.langchain4j.., dev.raven.api.langchain4j.."
        })
        void onlyItsOwnPlacesKnowALibrary(String library, String places) {
            hold(noClasses()
                    .that()
                    .resideInAPackage("dev.raven..")
                    .and(not(resideInAnyPackage(places.split(" "))))
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(library));
        }
    }

    @Nested
    class Injection {

        @Test
        void noFieldIsInjected() {
            hold(noFields().should().beAnnotatedWith(Inject.class));
        }

        @Test
        void everyResourceHasTheConstructorThatWildFlyWants() {
            hold(classes().that().areAnnotatedWith(Path.class).should(haveAPublicEmptyConstructor()));
        }
    }

    @Nested
    class Duties {

        @Test
        void storesTakeATenantFirst() {
            hold(methods()
                    .that()
                    .areDeclaredInClassesThat()
                    .haveSimpleNameEndingWith("Store")
                    .and()
                    .areDeclaredInClassesThat()
                    .areInterfaces()
                    .and()
                    .areNotAnnotatedWith(PlatformWide.class)
                    .should(takeATenantFirst()));
        }

        @Test
        void everyPublicServiceMethodSaysWhetherItIsAudited() {
            hold(methods()
                    .that()
                    .areDeclaredInClassesThat()
                    .haveSimpleNameEndingWith("Service")
                    .and()
                    .arePublic()
                    .should(beExactlyOneOf(Audited.class, NotAudited.class)));
        }

        @Test
        void everyResourceMethodSaysWhoMayAsk() {
            hold(methods()
                    .that()
                    .areMetaAnnotatedWith(HttpMethod.class)
                    .should(beExactlyOneOf(RequiresScope.class, AnyCaller.class, Public.class)));
        }

        @Test
        void nothingWritesToTheConsoleOrPastTheOneLogger() {
            hold(noClasses()
                    .that()
                    .resideOutsideOfPackages("dev.raven.audit.verifier", "dev.raven.web.preflight") // command lines
                    .should(ACCESS_STANDARD_STREAMS));
            hold(noClasses().that().resideOutsideOfPackage("dev.raven.web.log").should(USE_JAVA_UTIL_LOGGING));
            hold(noClasses().should().dependOnClassesThat().resideInAPackage("org.slf4j.."));
        }
    }

    /** The same WAR runs on every server of Jakarta EE 10. */
    @Nested
    class AnyServer {

        @Test
        void nothingNeedsACertainServer() {
            hold(noClasses()
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                            "fish.payara..",
                            "org.glassfish..",
                            "org.wildfly..",
                            "org.jboss..",
                            "com.ibm..",
                            "io.openliberty.."));
        }

        /** Of what a filter is given, a resource is given nothing by the standard (Jakarta REST 3.1, 10.2). */
        @Test
        void aResourceAsksForWhatTheStandardGives() {
            hold(noClasses()
                    .that()
                    .areAnnotatedWith(Path.class)
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(ContainerRequestContext.class));
        }
    }

    @Nested
    class Names {

        @Test
        void noNameSaysNothing() {
            hold(
                    noClasses()
                            .should()
                            .haveNameMatching(
                                    ".*\\.(Abstract|Base[A-Z]|InMemory|Fake)\\w*|.*(Impl|Manager|Helper|Utils?|Common|Base|Info|Processor|Contract)"));
            hold(noClasses()
                    .should()
                    .resideInAnyPackage("..service..", "..dto..", "..entity..", "..impl..", "..util..", "..common.."));
        }

        @Test
        void aResourceIsARootPath() {
            hold(classes().that().haveSimpleNameEndingWith("Resource").should().beAnnotatedWith(Path.class));
            hold(classes().that().areAnnotatedWith(Path.class).should().haveSimpleNameEndingWith("Resource"));
        }

        @Test
        void aStoreIsAPortInCoreOrItsAdapter() {
            hold(classes()
                    .that()
                    .haveSimpleNameEndingWith("Store")
                    .and()
                    .resideInAPackage("dev.raven.core..")
                    .should()
                    .beInterfaces());
            hold(classes()
                    .that()
                    .haveSimpleNameEndingWith("Store")
                    .and()
                    .resideOutsideOfPackages("dev.raven.core..", "dev.raven.api.langchain4j..") // its word for a port
                    .should()
                    .haveSimpleNameStartingWith("Jedis")
                    .andShould()
                    .resideInAPackage("dev.raven.persistence.."));
            hold(classes().that(simpleNameStartingWith("Jedis")).should().implement(simpleNameEndingWith("Store")));
        }

        @Test
        void serviceIsADomainServiceInCore() {
            hold(classes().that().haveSimpleNameEndingWith("Service").should().resideInAPackage("dev.raven.core.."));
        }

        @Test
        void aViewIsARecordOfTheApi() {
            hold(classes()
                    .that()
                    .haveSimpleNameEndingWith("View")
                    .should()
                    .beRecords()
                    .andShould()
                    .resideInAPackage("dev.raven.api.."));
        }

        @Test
        void aRequestIsARecordOfTheApiOrOneOfTheServer() {
            hold(classes()
                    .that()
                    .haveSimpleNameEndingWith("Request")
                    .and()
                    .areNotAssignableTo(ServletRequest.class)
                    .should()
                    .beRecords()
                    .andShould()
                    .resideInAPackage("dev.raven.api.."));
        }

        @Test
        void settingsAreARecord() {
            hold(classes().that().haveSimpleNameEndingWith("Settings").should().beRecords());
        }

        @Test
        void filterInterceptorAndMapperMeanWhatJakartaMeans() {
            hold(classes()
                    .that()
                    .haveSimpleNameEndingWith("Filter")
                    .should()
                    .beAssignableTo(ContainerRequestFilter.class)
                    .orShould()
                    .beAssignableTo(ContainerResponseFilter.class)
                    .orShould()
                    .beAssignableTo(Filter.class));
            hold(classes()
                    .that()
                    .haveSimpleNameEndingWith("Interceptor")
                    .should()
                    .beAnnotatedWith(Interceptor.class));
            hold(classes().that().haveSimpleNameEndingWith("Mapper").should().implement(ExceptionMapper.class));
        }
    }

    @Test
    void everyPackageIsNullMarkedAndSaysWhy() {
        hold(classes().should(beNullMarked()));
    }

    @Test
    void secretsAreNoRecords() {
        hold(classes()
                .that()
                .implement(AutoCloseable.class)
                .and(modifier(JavaModifier.FINAL))
                .and()
                .resideInAnyPackage("dev.raven.core.envelope..", "dev.raven.core.key..", "dev.raven.crypto..")
                .should()
                .notBeRecords());
    }
}
