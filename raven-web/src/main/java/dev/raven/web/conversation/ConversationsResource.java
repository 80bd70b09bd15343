package dev.raven.web.conversation;

import dev.raven.api.access.Scope;
import dev.raven.api.conversation.ConversationListView;
import dev.raven.api.conversation.ConversationView;
import dev.raven.api.conversation.CreateConversationRequest;
import dev.raven.api.conversation.UpdateConversationRequest;
import dev.raven.api.erasure.ReceiptView;
import dev.raven.api.memory.InteractionListView;
import dev.raven.api.problem.InvalidRequestException;
import dev.raven.core.conversation.Conversation;
import dev.raven.core.conversation.ConversationService;
import dev.raven.core.erasure.ErasureService;
import dev.raven.core.id.ConversationId;
import dev.raven.core.id.Ids;
import dev.raven.core.id.UserId;
import dev.raven.core.memory.TranscriptService;
import dev.raven.core.page.Page;
import dev.raven.core.page.PageRange;
import dev.raven.web.access.RequiresScope;
import dev.raven.web.caller.Callers;
import dev.raven.web.erasure.ReceiptViews;
import dev.raven.web.idempotency.Idempotent;
import dev.raven.web.request.QueryParameters;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** {@code /conversations}. */
@Path("conversations")
@Singleton
@Produces(MediaType.APPLICATION_JSON)
public class ConversationsResource {
    private final ConversationService service;
    private final TranscriptService transcripts;
    private final ErasureService erasures;

    /** WildFly insists on one; the instance that serves comes from CDI. */
    @SuppressWarnings("NullAway")
    public ConversationsResource() {
        this(null, null, null);
    }

    @Inject
    public ConversationsResource(ConversationService service, TranscriptService transcripts, ErasureService erasures) {
        this.service = service;
        this.transcripts = transcripts;
        this.erasures = erasures;
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresScope(Scope.CONVERSATIONS_WRITE)
    public Response create(@Valid @NotNull CreateConversationRequest body, @Context HttpServletRequest request) {
        Conversation created = service.create(Callers.of(request), body);
        return Response.status(Response.Status.CREATED)
                .entity(ConversationViews.of(created))
                .build();
    }

    @GET
    @RequiresScope(Scope.CONVERSATIONS_READ)
    public ConversationListView list(@Context HttpServletRequest request, @Context UriInfo uri) {
        QueryParameters query = QueryParameters.of(uri, "user_id", "limit", "offset");
        String userId = query.text("user_id")
                .orElseThrow(() -> InvalidRequestException.of("user_id", "is required: whose conversations?"));
        Page<ConversationView> page = service.list(Callers.of(request), Ids.parse(userId, UserId::new), query.page())
                .map(ConversationViews::of);
        return new ConversationListView(page.items(), page.limit(), page.offset(), page.total(), page.hasMore());
    }

    @GET
    @Path("{conversation_id}")
    @RequiresScope(Scope.CONVERSATIONS_READ)
    public ConversationView find(@PathParam("conversation_id") String id, @Context HttpServletRequest request) {
        return ConversationViews.of(service.find(Callers.of(request), Ids.parse(id, ConversationId::new)));
    }

    @PATCH
    @Path("{conversation_id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RequiresScope(Scope.CONVERSATIONS_WRITE)
    public ConversationView update(
            @PathParam("conversation_id") String id,
            @Valid @NotNull UpdateConversationRequest body,
            @Context HttpServletRequest request) {
        return ConversationViews.of(service.update(Callers.of(request), Ids.parse(id, ConversationId::new), body));
    }

    @POST
    @Path("{conversation_id}/end")
    @RequiresScope(Scope.CONVERSATIONS_WRITE)
    public ConversationView end(@PathParam("conversation_id") String id, @Context HttpServletRequest request) {
        return ConversationViews.of(transcripts.end(Callers.of(request), Ids.parse(id, ConversationId::new)));
    }

    @DELETE
    @Path("{conversation_id}")
    @RequiresScope(Scope.CONVERSATIONS_WRITE)
    public ReceiptView erase(@PathParam("conversation_id") String id, @Context HttpServletRequest request) {
        return ReceiptViews.of(erasures.eraseConversation(Callers.of(request), Ids.parse(id, ConversationId::new)));
    }

    @GET
    @Path("{conversation_id}/interactions")
    @RequiresScope(Scope.MEMORY_READ)
    public InteractionListView transcript(
            @PathParam("conversation_id") String id, @Context HttpServletRequest request, @Context UriInfo uri) {
        PageRange range = QueryParameters.of(uri, "limit", "offset").page();
        return InteractionViews.of(transcripts.read(Callers.of(request), Ids.parse(id, ConversationId::new), range));
    }
}
