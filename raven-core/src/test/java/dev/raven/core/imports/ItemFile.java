package dev.raven.core.imports;

import dev.raven.api.conversation.CreateConversationRequest;
import dev.raven.api.memory.IngestRequest;
import dev.raven.core.id.UserId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A file of items, one at a time, between which something else may happen. */
final class ItemFile implements ImportFile {
    private record Step(Optional<ImportItem> item, Runnable before) {}

    private final UserId user;
    private final Deque<Step> steps = new ArrayDeque<>();
    private int places;

    ItemFile(UserId user) {
        this.user = user;
    }

    ItemFile of(String source) {
        return add(new ImportItem.Person(++places, source));
    }

    ItemFile talk(String source) {
        return talk(source, false);
    }

    ItemFile talk(String source, boolean ended) {
        CreateConversationRequest request = new CreateConversationRequest(user.value(), source, null, null);
        return add(new ImportItem.Talk(++places, source, request, ended));
    }

    ItemFile said(String source, String talk, String text) {
        IngestRequest request = new IngestRequest(user.value(), talk, text, "noted", null, null);
        return add(new ImportItem.Exchange(++places, source, talk, request));
    }

    ItemFile unreadable() {
        int place = ++places;
        return add(new ImportItem.Refused(place, new ImportProblem(place, "user_message", "is too long")));
    }

    /** Happens before what comes next, or before the end. */
    ItemFile meanwhile(Runnable happens) {
        steps.add(new Step(Optional.empty(), happens));
        return this;
    }

    private ItemFile add(ImportItem item) {
        steps.add(new Step(Optional.of(item), () -> {}));
        return this;
    }

    @Override
    public List<ImportItem> next() {
        List<ImportItem> items = new ArrayList<>();
        while (items.isEmpty() && !steps.isEmpty()) {
            Step step = steps.remove();
            step.before().run();
            step.item().ifPresent(items::add);
        }
        return items;
    }

    @Override
    public Optional<String> flaw() {
        return Optional.empty();
    }
}
