package it.quartier.probe;

import io.quartier.contract.access.CurrentUser;
import io.quartier.contract.access.RequiresPermission;
import io.quartier.contract.tenancy.Tenancy;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/** Lets the tests try inside the server what HTTP alone cannot. */
@Path("probe")
@Produces(MediaType.APPLICATION_JSON)
@RequiresPermission(ProbePlugin.USE)
@ApplicationScoped
public class ProbeResource {

    @Inject
    Marks marks;

    @Inject
    Scenes scenes;

    @Inject
    Facts facts;

    @Inject
    Tenancy tenancy;

    @Inject
    CurrentUser user;

    @GET
    @Path("marks")
    public Seen seen() {
        return Seen.of(marks.countByReads(), marks.countByJpa());
    }

    @POST
    @Path("marks")
    public Seen write(@QueryParam("title") String title) {
        marks.write(title);
        return seen();
    }

    @POST
    @Path("claims")
    public Seen claim(@QueryParam("organization") UUID organization) {
        String refusal = Seen.refusalOf(() -> marks.writeFor(organization, "claimed"));
        return seen().but(refusal);
    }

    @POST
    @Path("transactions/undone")
    public Seen undone() {
        String refusal = Seen.refusalOf(() -> scenes.undoneAround("inner", "outer"));
        return seen().but(refusal);
    }

    @POST
    @Path("transactions/within")
    public Seen within() {
        return scenes.seenWithin("outer");
    }

    @POST
    @Path("transactions/own")
    public Seen own() throws Exception {
        UserTransaction transaction = find("java:comp/UserTransaction");
        transaction.begin();
        try {
            // nobody bound it yet: JPA finds nothing rather than everything
            long early = marks.countPlainly();
            long supported = marks.countWhereverItIs();
            marks.writeInCallers("by hand");
            Seen seen = Seen.of(marks.countByReads(), supported + 1).but("before: " + early);
            transaction.commit();
            return seen;
        } catch (RuntimeException e) {
            transaction.rollback();
            throw e;
        }
    }

    @POST
    @Path("threads/carried")
    public Seen carried() throws Exception {
        return elsewhere(tenancy.carry(this::lookAndWrite));
    }

    @POST
    @Path("threads/bare")
    public Seen bare() throws Exception {
        UUID organization = user.organizationId();
        return elsewhere(() -> {
            String refusal = Seen.refusalOf(() -> marks.writeFor(organization, "from nowhere"));
            return seen().but(refusal);
        });
    }

    private Seen lookAndWrite() {
        marks.write("from another thread");
        return seen();
    }

    private static Seen elsewhere(Callable<Seen> work) throws Exception {
        ManagedExecutorService executor = find("java:comp/DefaultManagedExecutorService");
        return executor.submit(work).get(30, TimeUnit.SECONDS);
    }

    @POST
    @Path("changes/reads")
    public Seen changeByReads(@QueryParam("organization") UUID other) {
        return scenes.changeByReads(other);
    }

    @POST
    @Path("changes/jpa")
    public Seen changeByJpa(@QueryParam("organization") UUID other) {
        return scenes.changeByJpa(other);
    }

    @POST
    @Path("changes/writes")
    public Seen changeByWriting(@QueryParam("organization") UUID other) {
        return scenes.changeByWriting(other);
    }

    @POST
    @Path("system")
    public Seen asSystem(@QueryParam("organization") UUID other) {
        Seen there = tenancy.inOrganization(other, "probe", this::seen);
        // and back again
        return there.but("here: " + marks.countByReads());
    }

    @POST
    @Path("jobs")
    public Seen job(@QueryParam("subject") UUID subject, @QueryParam("undo") Boolean undo) {
        return seen().but(Seen.refusalOf(() -> scenes.startJob(subject, Boolean.TRUE.equals(undo))));
    }

    @POST
    @Path("facts")
    public Seen facts(
            @QueryParam("counter") UUID counter,
            @QueryParam("count") Integer count,
            @QueryParam("lingering") Long lingering,
            @QueryParam("delay") Long delay,
            @QueryParam("undo") Boolean undo) {
        return Seen.of(0, 0)
                .but(Seen.refusalOf(() -> facts.find(
                        counter,
                        count == null ? 1 : count,
                        lingering == null ? 0 : lingering,
                        delay == null ? 0 : delay,
                        Boolean.TRUE.equals(undo))));
    }

    /** In a transaction begun by hand, which stores at once what it tells, and lingers then. */
    @POST
    @Path("facts/told")
    public Seen told(
            @QueryParam("counter") UUID counter,
            @QueryParam("number") Long number,
            @QueryParam("lingering") Long lingering)
            throws Exception {
        UserTransaction transaction = find("java:comp/UserTransaction");
        transaction.begin();
        try {
            facts.tell(counter, number);
            Facts.linger(lingering);
            transaction.commit();
        } catch (RuntimeException e) {
            transaction.rollback();
            throw e;
        }
        return Seen.of(0, 0);
    }

    @POST
    @Path("refusals")
    public Seen refuse(@QueryParam("counter") UUID counter, @QueryParam("refuse") Boolean refuse) {
        facts.refuse(counter, Boolean.TRUE.equals(refuse));
        return Seen.of(0, 0);
    }

    /** Takes connections from the application's pool past everything, between requests that use them properly. */
    @POST
    @Path("connections")
    public Seen rawConnections() throws SQLException, NamingException {
        DataSource source = find("jdbc/quartier");
        long most = 0;
        String setting = "";
        for (int i = 0; i < 50; i++) {
            marks.countByReads();
            marks.countByJpa();
            try (Connection connection = source.getConnection();
                    PreparedStatement statement =
                            connection.prepareStatement("select (select count(*) from probe.marks),"
                                    + " coalesce(current_setting('app.organization_id', true), '')"
                                    + " || coalesce(current_setting('app.user_id', true), '')");
                    ResultSet row = statement.executeQuery()) {
                row.next();
                most = Math.max(most, row.getLong(1));
                setting += row.getString(2);
            }
        }
        return Seen.of(most, most).but(setting);
    }

    @SuppressWarnings({"BanJNDI", "unchecked", "TypeParameterUnusedInFormals"}) // the names are ours
    private static <T> T find(String name) throws NamingException {
        return (T) InitialContext.doLookup(name);
    }
}
