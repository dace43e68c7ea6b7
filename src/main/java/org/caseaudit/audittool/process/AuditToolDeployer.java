package org.caseaudit.audittool.process;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.caseaudit.audittool.BadToolException;
import org.caseaudit.audittool.ToolFile;
import org.springframework.stereotype.Component;

/** Refuses a deployment that holds an audit tool nobody could report from, whichever way it comes in. */
@Component
class AuditToolDeployer extends AbstractProcessEnginePlugin implements Deployer {

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        List<Deployer> deployers = engine.getCustomPreDeployers();
        if (deployers == null) {
            deployers = new ArrayList<>();
            engine.setCustomPreDeployers(deployers);
        }
        deployers.add(this);
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        for (ResourceEntity resource : deployment.getResources().values()) {
            String source = new String(resource.getBytes(), StandardCharsets.UTF_8);
            if (resource.getName().endsWith(".form") && ToolFile.isTool(resource.getName(), source)) {
                check(resource.getName(), source);
            }
        }
    }

    private static void check(String name, String source) {
        try {
            ToolFile.read(name, source, 0);
        } catch (BadToolException e) {
            throw new ProcessEngineException("The audit tool cannot be deployed. " + e.getMessage(), e);
        }
    }
}
