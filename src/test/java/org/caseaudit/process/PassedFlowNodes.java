package org.caseaudit.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;

/** Notes every flow node that a test passes, for {@link FlowNodesIT} to hold against the models. */
public final class PassedFlowNodes extends AbstractProcessEnginePlugin implements HistoryEventHandler {

    static final Path NOTES = Path.of("target", "passed-flow-nodes");
    /** One of each forked run of the process tests; the runs that come after them in the build only read. */
    private static final String FILE = System.getProperty("passed-flow-nodes");
    private static final Set<String> PASSED = ConcurrentHashMap.newKeySet();

    static {
        try {
            if (FILE != null) {
                Files.createDirectories(NOTES);
                Files.deleteIfExists(Path.of(FILE));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        List<HistoryEventHandler> handlers = new ArrayList<>(engine.getCustomHistoryEventHandlers());
        handlers.add(this);
        engine.setCustomHistoryEventHandlers(handlers);
    }

    @Override
    public void handleEvent(HistoryEvent event) {
        if (event instanceof HistoricActivityInstanceEventEntity activity) {
            note(activity.getProcessDefinitionKey() + " " + activity.getActivityId());
        }
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        events.forEach(this::handleEvent);
    }

    private static void note(String node) {
        if (FILE != null && PASSED.add(node)) {
            try {
                Files.writeString(Path.of(FILE), node + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
