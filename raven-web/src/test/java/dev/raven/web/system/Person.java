package dev.raven.web.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Somebody who has said some things, in blocks and in the tail. */
record Person(Tenant tenant, String id, String conversation, List<String> interactions) {

    static Person of(Tenant tenant, int said) {
        String id = tenant.user();
        String conversation = tenant.conversation(id);
        List<String> interactions = new ArrayList<>();
        for (int i = 0; i < said; i++) {
            interactions.add(tenant.ingest(id, conversation, "the code of " + id + " is 471" + i, "noted")
                    .text("interaction_id"));
        }
        return new Person(tenant, id, conversation, interactions);
    }

    Reply erase() {
        return tenant.api().delete("users/" + id);
    }

    boolean isThere(Api api) {
        return api.get("users/" + id).status() == 200;
    }

    /** All operations that take an id, asked with the person's, know of nobody. */
    void expectNothingBy(Tenant by) {
        Map<String, String> ids = Map.of("usr", id, "conv", conversation, "int", interactions.get(0));
        List<Sample> samples = Operation.served(by.api()).stream()
                .filter(operation ->
                        !operation.isPublic() && !operation.scopes().isEmpty())
                .filter(operation -> !operation.method().equals("DELETE"))
                .flatMap(operation -> operation.samples().stream())
                .filter(sample -> !sample.ids().isEmpty()
                        && ids.keySet().containsAll(sample.ids().values()))
                .toList();
        assertThat(samples).hasSizeGreaterThan(10);
        for (Sample sample : samples) {
            Reply reply = sample.call(by.api(), sample.ids(ids::get));
            assertThat(reply.body()).as(sample.toString()).contains("not_found").doesNotContain("the code of");
        }
        assertThat(by.api().get("users?limit=100").body()).doesNotContain(id);
    }
}
