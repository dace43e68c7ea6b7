package org.caseaudit.oversight.cockpit;

import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response.Status;
import java.util.Set;
import org.camunda.bpm.cockpit.plugin.resource.AbstractCockpitPluginRootResource;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;
import org.caseaudit.identity.CurrentUser;
import org.caseaudit.identity.Groups;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.context.support.WebApplicationContextUtils;

/** The plugin's only way in: whatever is asked for passes {@link #panel}, and with it the check of who asks. */
@Path("plugin/" + CockpitPlugin.ID)
public class PluginResource extends AbstractCockpitPluginRootResource {

    private static final Set<String> READERS =
            Set.of(Groups.OVERSIGHT, Groups.COORDINATORS, Groups.ADMINISTRATORS);

    public PluginResource() {
        super(CockpitPlugin.ID);
    }

    /** What may be read, for those who may. */
    @Path("{engineName}")
    public PanelResource panel(@PathParam("engineName") String engineName) {
        WebApplicationContext application = WebApplicationContextUtils.getRequiredWebApplicationContext(servletContext);
        if (application.getBean(CurrentUser.class).groups().stream().noneMatch(READERS::contains)) {
            throw new InvalidRequestException(Status.FORBIDDEN,
                    "Agency returns are shown to coordinators, oversight managers and administrators only.");
        }
        if (!ProcessEngines.NAME_DEFAULT.equals(engineName)) {
            throw new InvalidRequestException(Status.NOT_FOUND, "There is no engine of that name.");
        }
        return application.getBean(PanelResource.class);
    }
}
