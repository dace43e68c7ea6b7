package org.caseaudit.chasing.process;

import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.springframework.stereotype.Component;

/** Lets an amended policy take effect with the next step. */
@Component
class ChasePolicyDeployer extends AbstractProcessEnginePlugin implements Deployer {

    private final ChasePolicyTable policy;

    ChasePolicyDeployer(ChasePolicyTable policy) {
        this.policy = policy;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl engine) {
        List<Deployer> deployers = engine.getCustomPostDeployers();
        if (deployers == null) {
            deployers = new ArrayList<>();
            engine.setCustomPostDeployers(deployers);
        }
        deployers.add(this);
    }

    @Override
    public void deploy(DeploymentEntity deployment) {
        policy.forget();
    }
}
