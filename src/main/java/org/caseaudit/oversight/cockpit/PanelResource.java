package org.caseaudit.oversight.cockpit;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.function.Supplier;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.caseaudit.web.BadInput;
import org.springframework.stereotype.Component;

/** What the plugin's pages ask for; {@link PluginResource} has seen to it that the person may. */
@Component
@Produces(MediaType.APPLICATION_JSON)
public class PanelResource {

    private final AgencyReturnsPanel panel;
    private final Overview overview;
    private final RoundReturns returns;
    private final StandingCsv csv;
    private final ChaseTab chases;

    PanelResource(
            AgencyReturnsPanel panel, Overview overview, RoundReturns returns, StandingCsv csv, ChaseTab chases) {
        this.panel = panel;
        this.overview = overview;
        this.returns = returns;
        this.csv = csv;
        this.chases = chases;
    }

    /** A page of rounds and agencies. */
    @GET
    @Path("standing")
    public Object standing(
            @QueryParam("round") String round, @QueryParam("agency") String agency, @QueryParam("only") String only,
            @QueryParam("sort") String sort, @QueryParam("order") String order, @QueryParam("page") String page) {
        return told(() -> panel.page(StandingQuery.parse(round, agency, only, sort, order, page)));
    }

    /** All of them, for a spreadsheet. */
    @GET
    @Path("standing.csv")
    @Produces("text/csv;charset=UTF-8")
    public Response csv(
            @QueryParam("round") String round, @QueryParam("agency") String agency, @QueryParam("only") String only,
            @QueryParam("sort") String sort, @QueryParam("order") String order) {
        StandingQuery query = told(() -> StandingQuery.parse(round, agency, only, sort, order, null));
        return Response.ok((StreamingOutput) out -> csv.write(query, out))
                .header("Content-Disposition", "attachment; filename=\"agency-returns.csv\"").build();
    }

    /** The returns behind one row. */
    @GET
    @Path("returns")
    public Object returns(@QueryParam("round") String round, @QueryParam("agency") String agency) {
        return told(() -> returns.of(StandingQuery.parse(round, agency, null, null, null, null)));
    }

    /** Rounds, counts, and what the filters offer. */
    @GET
    @Path("overview")
    public Object overview() {
        return overview.read();
    }

    /** Returns in against due, day by day. */
    @GET
    @Path("progress")
    public Object progress(@QueryParam("round") String round) {
        return told(() -> returns.progress(StandingQuery.parse(round, null, null, null, null, null)));
    }

    /** What was sent because an instance waits for somebody, and what comes next. */
    @GET
    @Path("chase")
    public Object chase(@QueryParam("instance") String instance) {
        return told(() -> chases.of(instance));
    }

    private static <T> T told(Supplier<T> answer) {
        try {
            return answer.get();
        } catch (BadInput bad) {
            throw new InvalidRequestException(Status.BAD_REQUEST, bad.getMessage());
        }
    }
}
