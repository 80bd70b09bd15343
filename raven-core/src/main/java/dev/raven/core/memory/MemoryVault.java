package dev.raven.core.memory;

import dev.raven.core.envelope.RecordContext;
import dev.raven.core.envelope.RecordKind;
import dev.raven.core.envelope.Subject;
import dev.raven.core.id.TenantId;
import dev.raven.core.id.UserId;
import dev.raven.core.recall.TurnVectors;
import dev.raven.core.sealing.SealedJson;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Seals interactions and blocks under their user's key before they are stored and opens them after. */
@Singleton
class MemoryVault {
    private final SealedJson sealer;

    @Inject
    MemoryVault(SealedJson sealer) {
        this.sealer = sealer;
    }

    SealedInteraction seal(TenantId tenant, UserId user, Interaction interaction) {
        RecordContext context =
                context(tenant, user, RecordKind.INTERACTION, interaction.id().value());
        return new SealedInteraction(
                interaction.id(), interaction.conversation(), sealer.seal(context, InteractionBody.of(interaction)));
    }

    Interaction open(TenantId tenant, UserId user, SealedInteraction sealed) {
        RecordContext context =
                context(tenant, user, RecordKind.INTERACTION, sealed.id().value());
        return sealer.open(context, sealed.body(), InteractionBody.class).interaction();
    }

    /** @param id a fresh name for the block */
    SealedBlock seal(TenantId tenant, UserId user, String id, List<Remembered> interactions) {
        return new SealedBlock(
                id,
                interactions.get(0).interaction().conversation(),
                interactions.size(),
                sealer.seal(context(tenant, user, RecordKind.BLOCK, id), body(interactions)));
    }

    List<Remembered> open(TenantId tenant, UserId user, SealedBlock block) {
        BlockBody body =
                sealer.open(context(tenant, user, RecordKind.BLOCK, block.id()), block.body(), BlockBody.class);
        return remembered(body);
    }

    /** Seals and opens a block under a key that is drawn for it and forgotten. */
    List<Remembered> rehearse(List<Remembered> interactions) {
        return remembered(sealer.rehearse(body(interactions)));
    }

    private static BlockBody body(List<Remembered> interactions) {
        List<BlockBody.Item> items = interactions.stream()
                .map(one -> new BlockBody.Item(
                        InteractionBody.of(one.interaction()),
                        one.vectors().map(TurnVectors::toBytes).orElse(null),
                        ClaimsBody.of(one.claims())))
                .toList();
        return new BlockBody(BlockBody.VERSION, items);
    }

    private static List<Remembered> remembered(BlockBody body) {
        return body.items().stream()
                .map(item -> new Remembered(
                        item.interaction().interaction(),
                        Optional.ofNullable(item.vectors()).flatMap(TurnVectors::fromBytes),
                        true,
                        ClaimsBody.claims(item.claims())))
                .toList();
    }

    private static RecordContext context(TenantId tenant, UserId user, RecordKind kind, String id) {
        return new RecordContext(new Subject.User(tenant, user), kind, id);
    }
}
