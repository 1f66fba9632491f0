package io.quartier.kernel.job;

import io.quartier.contract.access.CurrentUser;
import io.quartier.contract.access.RequiresPermission;
import io.quartier.contract.data.Page;
import io.quartier.contract.data.Paging;
import io.quartier.contract.data.Reads;
import io.quartier.contract.job.Job;
import io.quartier.contract.rest.Accepts;
import io.quartier.kernel.access.CorePermissions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Background work over HTTP. */
@Path("/jobs")
@Tag(name = "jobs", description = "What goes on in the background")
@Produces(MediaType.APPLICATION_JSON)
@ApplicationScoped
public class JobResource {

    @Inject
    JobOverview overview;

    @Inject
    RunJob runJob;

    @Inject
    Reads reads;

    @Inject
    CurrentUser user;

    @GET
    @RequiresPermission(CorePermissions.JOBS_READ)
    @Operation(summary = "The organization's jobs", description = "What they do, when they come round, how they stand.")
    public Page<JobView> list() {
        return Page.whole(overview.all());
    }

    @GET
    @Path("{name}")
    @RequiresPermission(CorePermissions.JOBS_READ)
    @Operation(summary = "Read a job")
    public JobView get(@PathParam("name") String name) {
        return overview.view(overview.find(name));
    }

    @GET
    @Path("{name}/runs")
    @RequiresPermission(CorePermissions.JOBS_READ)
    @Operation(summary = "List a job's runs", description = "Of the last 30 days, the newest first.")
    public Page<JobRunView> runs(
            @PathParam("name") String name, @BeanParam JobRunFilter filter, @BeanParam Paging paging) {
        Job job = overview.find(name);
        return reads.page(filter.select(job.name(), user.organizationId()), paging, JobRunView::of);
    }

    @GET
    @Path("{name}/runs/{id}")
    @RequiresPermission(CorePermissions.JOBS_READ)
    @Operation(summary = "Read a run", description = "How far it is, and why it failed if it did.")
    public JobRunView run(@PathParam("name") String name, @PathParam("id") UUID id) {
        return overview.run(overview.find(name), id);
    }

    @POST
    @Path("{name}/run")
    @Accepts(in = "../runs")
    @RequiresPermission(CorePermissions.JOBS_RUN)
    @Operation(
            summary = "Run a job now",
            description =
                    "As soon as a node can. 409 where it is running already, and for jobs that work on one thing each.")
    public JobRunView runNow(@PathParam("name") String name) {
        Job job = overview.find(name);
        return overview.run(job, runJob.now(job));
    }
}
