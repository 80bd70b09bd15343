package dev.raven.web.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.raven.core.id.TenantId;
import dev.raven.core.key.KeyName;
import java.lang.annotation.Annotation;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** What ArchUnit has no words for. */
final class Conditions {
    private Conditions() {}

    static ArchCondition<JavaMethod> takeATenantFirst() {
        return condition(
                "take a tenant id, or a name that holds one, first",
                method -> !method.getParameters().isEmpty()
                        && (method.getParameters().get(0).getRawType().isEquivalentTo(TenantId.class)
                                || method.getParameters().get(0).getRawType().isEquivalentTo(KeyName.class)));
    }

    @SafeVarargs
    static ArchCondition<JavaMethod> beExactlyOneOf(Class<? extends Annotation>... marks) {
        return condition(
                "carry exactly one mark",
                method -> Stream.of(marks).filter(method::isAnnotatedWith).count() == 1);
    }

    static ArchCondition<JavaClass> haveAPublicEmptyConstructor() {
        return condition(
                "have a public constructor without parameters",
                type -> type.getConstructors().stream()
                        .anyMatch(constructor -> constructor.getParameters().isEmpty()
                                && constructor.getModifiers().contains(JavaModifier.PUBLIC)));
    }

    static ArchCondition<JavaClass> beNullMarked() {
        return condition(
                "be in a package that is @NullMarked", type -> type.getPackage().isAnnotatedWith(NullMarked.class));
    }

    private static <T extends com.tngtech.archunit.core.domain.properties.HasName.AndFullName>
            ArchCondition<T> condition(String description, Predicate<T> holds) {
        return new ArchCondition<>(description) {
            @Override
            public void check(T item, ConditionEvents events) {
                events.add(new SimpleConditionEvent(
                        item, holds.test(item), item.getFullName() + " does not " + description));
            }
        };
    }
}
