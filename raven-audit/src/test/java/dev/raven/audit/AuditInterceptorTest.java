package dev.raven.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.raven.api.access.Scope;
import dev.raven.api.problem.ForbiddenException;
import dev.raven.api.problem.NotFoundException;
import dev.raven.api.problem.ProblemCode;
import dev.raven.api.problem.UnavailableException;
import dev.raven.core.audit.AuditCategory;
import dev.raven.core.audit.AuditChanges;
import dev.raven.core.audit.AuditEntry;
import dev.raven.core.audit.AuditLog;
import dev.raven.core.audit.AuditOutcome;
import dev.raven.core.audit.AuditTarget;
import dev.raven.core.audit.Audited;
import dev.raven.core.audit.Recorded;
import dev.raven.core.audit.Screened;
import dev.raven.core.caller.Caller;
import dev.raven.core.id.EventId;
import dev.raven.core.id.Id;
import dev.raven.core.id.Ids;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.scene.InMemoryAuditLog;
import dev.raven.core.scene.Scene;
import jakarta.interceptor.InvocationContext;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

class AuditInterceptorTest {
    private static final Ids IDS = new Ids(new SecureRandom());
    private static final UserId ALICE = IDS.user();
    private static final Caller CALLER = new Caller(
            Optional.of(IDS.tenant()), Optional.empty(), Optional.empty(), Set.of(Scope.USERS_READ), Scene.ORIGIN);

    private final InMemoryAuditLog log = new InMemoryAuditLog();

    /** What is audited here. */
    static final class Service {
        @Audited("thing.change")
        public void administer(Caller caller) {}

        @Audited(value = "thing.revoke", duringAlarm = true)
        public void revoke(Caller caller) {}

        @Audited(value = "user.read", category = AuditCategory.DATA_READ)
        public void read(Caller caller, @Recorded Optional<UserId> id, String words) {}

        @Audited(value = "user.create", category = AuditCategory.DATA)
        public void write(Caller caller) {}

        @Audited(value = "memory.ingest", category = AuditCategory.DATA, behind = true)
        public void remember(Caller caller) {}
    }

    private record Made(UserId id) implements AuditTarget {
        @Override
        public Id auditTarget() {
            return id;
        }
    }

    private record Renamed(List<String> auditChanges) implements AuditChanges {}

    @Test
    void whichFieldsWereChangedIsRecordedWithTheOutcome() throws Exception {
        run(false, call("administer", () -> new Renamed(List.of("name", "scopes")), CALLER));
        assertThat(log.entries()).extracting(AuditEntry::changes).containsExactly(List.of(), List.of("name", "scopes"));
    }

    private record Text(Map<String, Integer> contentFound) implements Screened {}

    private record Call(Method method, Object[] arguments, Callable<Object> body) implements InvocationContext {
        @Override
        public Object getTarget() {
            return this;
        }

        @Override
        public Object getTimer() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Method getMethod() {
            return method;
        }

        @Override
        public Constructor<?> getConstructor() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Object[] getParameters() {
            return arguments;
        }

        @Override
        public void setParameters(Object[] parameters) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Map<String, Object> getContextData() {
            return Map.of();
        }

        @Override
        public Object proceed() throws Exception {
            return body.call();
        }
    }

    private static Call call(String method, Callable<Object> body, Object... arguments) {
        Method found = Arrays.stream(Service.class.getMethods())
                .filter(each -> each.getName().equals(method))
                .findFirst()
                .orElseThrow();
        return new Call(found, arguments, body);
    }

    private Object run(boolean recordsReads, Call call) throws Exception {
        return new AuditInterceptor(log, tenant -> recordsReads).record(call);
    }

    @Test
    void anEventSaysHowMuchOfWhichKindWasSensitiveInOneThingOrInMany() throws Exception {
        Text one = new Text(Map.of("jwt", 1));
        run(false, call("remember", () -> one, CALLER));
        run(false, call("write", () -> List.of(one, new Text(Map.of("jwt", 2, "iban", 1)), ALICE), CALLER));
        run(false, call("write", () -> ALICE, CALLER));
        assertThat(log.entries())
                .extracting(AuditEntry::content)
                .containsExactly(Map.of("jwt", 1), Map.of("jwt", 3, "iban", 1), Map.of());
    }

    @Test
    void anAdministrativeActIsRecordedBeforeAndAfterIt() throws Exception {
        run(
                false,
                call(
                        "administer",
                        () -> {
                            assertThat(log.entries()).hasSize(1);
                            return new Made(ALICE);
                        },
                        CALLER));
        assertThat(log.entries())
                .extracting(AuditEntry::outcome)
                .containsExactly(Optional.empty(), Optional.of(AuditOutcome.SUCCESS));
        assertThat(log.entries().get(1).intentId()).isPresent();
        assertThat(log.entries().get(1).target()).hasValue(ALICE);
    }

    @Test
    void aRefusalIsDeniedAndAFaultIsAFailure() {
        assertThatThrownBy(() -> run(
                        false,
                        call(
                                "write",
                                () -> {
                                    throw new ForbiddenException(ProblemCode.INSUFFICIENT_SCOPE, "no");
                                },
                                CALLER)))
                .isInstanceOf(ForbiddenException.class);
        assertThatThrownBy(() -> run(
                        false,
                        call(
                                "write",
                                () -> {
                                    throw new NotFoundException("There is no such user.");
                                },
                                CALLER)))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> run(
                        false,
                        call(
                                "write",
                                () -> {
                                    throw new IllegalStateException("secret words");
                                },
                                CALLER)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(log.entries())
                .extracting(AuditEntry::outcome)
                .containsExactly(
                        Optional.of(AuditOutcome.DENIED),
                        Optional.of(AuditOutcome.FAILURE),
                        Optional.of(AuditOutcome.FAILURE));
        assertThat(log.entries())
                .extracting(AuditEntry::reason)
                .containsExactly(
                        Optional.of("insufficient_scope"), Optional.of("not_found"), Optional.of("internal_error"));
    }

    @Test
    void readsAreRecordedWhereTheTenantAsks() throws Exception {
        Call read = call("read", () -> "x", CALLER, Optional.of(ALICE), "secret words");
        run(false, read);
        assertThat(log.entries()).isEmpty();
        run(true, read);
        assertThat(log.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.target()).hasValue(ALICE);
            assertThat(entry.toString()).doesNotContain("secret words");
        });
    }

    /** A log that records nothing. */
    private static final class BrokenLog implements AuditLog {
        @Override
        public EventId record(AuditEntry entry) {
            throw UnavailableException.audit(null);
        }

        @Override
        public void recordBehind(AuditEntry entry) {
            throw new IllegalStateException("there was no room");
        }

        @Override
        public void requireRoom(TenantId log) {
            throw UnavailableException.audit(null);
        }

        @Override
        public void requireTrust() {}
    }

    @Test
    void whatIsRecordedBehindIsNotDoneWhereTheLogIsBroken() {
        List<String> done = new ArrayList<>();
        assertThatThrownBy(() -> new AuditInterceptor(new BrokenLog(), tenant -> true)
                        .record(call("remember", () -> done.add("done"), CALLER)))
                .isInstanceOf(UnavailableException.class);
        assertThat(done).isEmpty();
    }

    @Test
    void whatIsRecordedBehindIsRecordedWithItsOutcome() throws Exception {
        run(false, call("remember", () -> new Made(ALICE), CALLER));
        assertThat(log.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.outcome()).hasValue(AuditOutcome.SUCCESS);
            assertThat(entry.target()).hasValue(ALICE);
        });
    }

    @Test
    void whatCannotBeRecordedIsNotDone() {
        AuditLog broken = new BrokenLog();
        List<String> done = new ArrayList<>();
        assertThatThrownBy(() -> new AuditInterceptor(broken, tenant -> true)
                        .record(call("administer", () -> done.add("done"), CALLER)))
                .isInstanceOf(UnavailableException.class);
        assertThat(done).isEmpty();
    }

    /** A log whose copies fail. */
    private static final class UncopiedLog implements AuditLog {
        private final InMemoryAuditLog within = new InMemoryAuditLog();

        @Override
        public EventId record(AuditEntry entry) {
            return within.record(entry);
        }

        @Override
        public void recordBehind(AuditEntry entry) {
            within.recordBehind(entry);
        }

        @Override
        public void requireRoom(TenantId log) {}

        @Override
        public void requireTrust() {
            throw UnavailableException.audit(null);
        }
    }

    @Test
    void anAdministrativeActLeavesNoIntentWhereTheCopiesFail() throws Exception {
        UncopiedLog uncopied = new UncopiedLog();
        List<String> done = new ArrayList<>();
        AuditInterceptor interceptor = new AuditInterceptor(uncopied, tenant -> true);
        assertThatThrownBy(() -> interceptor.record(call("administer", () -> done.add("done"), CALLER)))
                .isInstanceOf(UnavailableException.class);
        assertThat(done).isEmpty();
        assertThat(uncopied.within.entries()).isEmpty();
        interceptor.record(call("write", () -> done.add("written"), CALLER));
        interceptor.record(call("revoke", () -> done.add("revoked"), CALLER));
        assertThat(done).containsExactly("written", "revoked");
    }

    @Test
    void aWriteThatCouldNotBeRecordedIsNotBegun() {
        List<String> done = new ArrayList<>();
        assertThatThrownBy(() -> new AuditInterceptor(new BrokenLog(), tenant -> true)
                        .record(call("write", () -> done.add("written"), CALLER)))
                .isInstanceOf(UnavailableException.class);
        assertThat(done).isEmpty();
    }

    @Test
    void anErrorHasAnOutcomeToo() {
        assertThatThrownBy(() -> run(
                        false,
                        call(
                                "administer",
                                () -> {
                                    throw new StackOverflowError();
                                },
                                CALLER)))
                .isInstanceOf(StackOverflowError.class);
        assertThat(log.entries())
                .last()
                .satisfies(entry -> assertThat(entry.outcome()).hasValue(AuditOutcome.FAILURE));
    }

    /** A log that has an intent and then breaks. */
    private static final class BreakingLog implements AuditLog {
        @Override
        public EventId record(AuditEntry entry) {
            if (entry.outcome().isPresent()) {
                throw UnavailableException.audit(null);
            }
            return IDS.event(1);
        }

        @Override
        public void recordBehind(AuditEntry entry) {
            throw new IllegalStateException("there was no room");
        }

        @Override
        public void requireRoom(TenantId log) {}

        @Override
        public void requireTrust() {}
    }

    @Test
    void whatWentWrongFirstIsNotLostWhereItCannotBeRecorded() {
        IllegalStateException first = new IllegalStateException("secret words");
        List<String> said =
                logged(() -> assertThatThrownBy(() -> new AuditInterceptor(new BreakingLog(), tenant -> true)
                                .record(call(
                                        "administer",
                                        () -> {
                                            throw first;
                                        },
                                        CALLER)))
                        .isInstanceOfSatisfying(
                                UnavailableException.class,
                                unrecorded -> assertThat(unrecorded).hasSuppressedException(first)));
        assertThat(said)
                .singleElement()
                .asString()
                .contains("thing.change", "internal_error", "IllegalStateException")
                .doesNotContain("secret words");
    }

    private static List<String> logged(Runnable work) {
        Logger logger = Logger.getLogger(AuditInterceptor.class.getName());
        List<String> said = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                said.add(line.getMessage() + " " + line.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        try {
            work.run();
        } finally {
            logger.removeHandler(handler);
        }
        return said;
    }
}
