package org.caseaudit.mail.process;

import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ActivityInstance;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.IncidentQuery;
import org.caseaudit.engine.AsSystem;
import org.caseaudit.mail.MailRecovered;
import org.caseaudit.mail.MailStuck;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Shows mail that does not get away as an incident on the process it belongs to, until it does. */
@Component
class MailIncidents {

    static final String TYPE = "mailNotHandedOver";

    private final RuntimeService runtime;
    private final AsSystem asSystem;

    MailIncidents(RuntimeService runtime, AsSystem asSystem) {
        this.runtime = runtime;
        this.asSystem = asSystem;
    }

    @EventListener
    void raise(MailStuck stuck) {
        asSystem.run(() -> stuck.processInstances().forEach(process -> raise(process, stuck)));
    }

    private void raise(String processInstanceId, MailStuck stuck) {
        if (incidents(stuck.messageId()).processInstanceId(processInstanceId).count() > 0) {
            return;
        }
        ActivityInstance place = runtime.getActivityInstance(processInstanceId);
        while (place != null && place.getChildActivityInstances().length > 0) {
            place = place.getChildActivityInstances()[0];
        }
        // An incident stands where the process waits; one that has ended meanwhile needs none.
        if (place != null && place.getExecutionIds().length > 0) {
            runtime.createIncident(TYPE, place.getExecutionIds()[0], stuck.messageId(), stuck.error());
        }
    }

    @EventListener
    void resolve(MailRecovered recovered) {
        asSystem.run(() -> {
            // Resolving one resolves all of that configuration at once, those of other instances too.
            List<Incident> left = incidents(recovered.messageId()).listPage(0, 1);
            if (!left.isEmpty()) {
                runtime.resolveIncident(left.get(0).getId());
            }
        });
    }

    private IncidentQuery incidents(String messageId) {
        return runtime.createIncidentQuery().incidentType(TYPE).configuration(messageId);
    }
}
