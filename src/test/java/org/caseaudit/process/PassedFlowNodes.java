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

    static final Path FILE = Path.of("target", "passed-flow-nodes.txt");
    /** Only the run of the process tests writes; those that come after it in the build read. */
    private static final boolean NOTING = Boolean.getBoolean("passed-flow-nodes.note");
    private static final Set<String> PASSED = ConcurrentHashMap.newKeySet();

    static {
        try {
            if (NOTING) {
                Files.createDirectories(FILE.getParent());
                Files.deleteIfExists(FILE);
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
        if (NOTING && PASSED.add(node)) {
            try {
                Files.writeString(FILE, node + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
