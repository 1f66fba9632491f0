package io.quartier.example.note;

import io.quartier.contract.access.CurrentUser;
import io.quartier.contract.access.RequiresPermission;
import io.quartier.contract.data.Page;
import io.quartier.contract.data.Paging;
import io.quartier.contract.data.Reads;
import io.quartier.contract.data.Statement;
import io.quartier.contract.error.QuartierException;
import io.quartier.contract.json.MergePatch;
import io.quartier.contract.rest.Creates;
import io.quartier.contract.rest.IfMatch;
import io.quartier.example.ExamplePlugin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Notes over HTTP. What changes something takes the road of JPA, what only looks takes the road of SQL. */
@Path("notes")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Notes", description = "What an organization wants to remember.")
@ApplicationScoped
public class NoteResource {

    @Inject
    CurrentUser user;

    @Inject
    Notes notes;

    @Inject
    FinishNote finishNote;

    @Inject
    Reads reads;

    @GET
    @RequiresPermission(ExamplePlugin.READ)
    @Operation(summary = "List notes")
    public Page<NoteView> list(@BeanParam NoteFilter filter, @BeanParam Paging paging) {
        return reads.page(filter.select(), paging, NoteView::of);
    }

    @GET
    @Path("{id}")
    @RequiresPermission(ExamplePlugin.READ)
    @Operation(summary = "Read a note")
    public NoteView get(@PathParam("id") UUID id) {
        Statement byId = Statement.of("select " + NoteView.COLUMNS + " from example.notes where id = ?", id);
        return reads.one(byId, NoteView::of).orElseThrow(QuartierException::notFound);
    }

    @POST
    @Creates
    @Transactional
    @RequiresPermission(ExamplePlugin.WRITE)
    @Operation(summary = "Write a note")
    public NoteView write(NoteDraft draft) {
        return notes.add(Note.write(user.organizationId(), draft));
    }

    @PATCH
    @Path("{id}")
    @Consumes({MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Transactional
    @RequiresPermission(ExamplePlugin.WRITE)
    @Operation(summary = "Change a note")
    public NoteView change(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch ifMatch, MergePatch patch) {
        Note note = notes.get(id, ifMatch);
        note.rewrite(patch.applyTo(note.draft()));
        return notes.saved(note);
    }

    @POST
    @Path("{id}/finish")
    @RequiresPermission(ExamplePlugin.WRITE)
    @Operation(summary = "Finish a note", description = "A note that repeats is followed by the next one.")
    public NoteView finish(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch ifMatch) {
        return finishNote.finish(id, ifMatch);
    }

    @DELETE
    @Path("{id}")
    @Transactional
    @RequiresPermission(ExamplePlugin.WRITE)
    @Operation(summary = "Delete a note")
    public void delete(@PathParam("id") UUID id, @HeaderParam("If-Match") IfMatch ifMatch) {
        notes.remove(notes.get(id, ifMatch));
    }
}
