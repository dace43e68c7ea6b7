package org.caseaudit.oversight.cockpit;

import java.util.Set;
import org.camunda.bpm.cockpit.plugin.spi.impl.AbstractCockpitPlugin;

/** Brings the panel <em>Agency returns</em> and the tab <em>Chase</em>; Cockpit finds it as a service. */
public class CockpitPlugin extends AbstractCockpitPlugin {

    static final String ID = "agency-returns";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public Set<Class<?>> getResourceClasses() {
        return Set.of(PluginResource.class);
    }
}
