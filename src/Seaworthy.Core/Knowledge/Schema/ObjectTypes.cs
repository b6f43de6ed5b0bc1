namespace Seaworthy.Knowledge.Schema;

/// <summary>The kinds, and the types of their objects outside of pods.</summary>
/// <remarks>Kubernetes API reference 1.37, https://kubernetes.io/docs/reference/kubernetes-api/, with the fields that earlier releases had.</remarks>
static class ObjectTypes
{
    public const string Text = """
        kinds: v1#Pod=Pod v1#PodTemplate=PodTemplate v1#ReplicationController=ReplicationController v1#Service=Service v1#ServiceAccount=ServiceAccount
          v1#ConfigMap=ConfigMap
          v1#Secret=Secret v1#Namespace=Namespace v1#PersistentVolumeClaim=PersistentVolumeClaim v1#PersistentVolume=PersistentVolume v1#LimitRange=LimitRange
          v1#ResourceQuota=ResourceQuota apps/v1#Deployment=Deployment apps/v1#StatefulSet=StatefulSet apps/v1#DaemonSet=DaemonSet apps/v1#ReplicaSet=ReplicaSet
          batch/v1#Job=Job batch/v1#CronJob=CronJob networking.k8s.io/v1#Ingress=Ingress networking.k8s.io/v1#IngressClass=IngressClass
          networking.k8s.io/v1#NetworkPolicy=NetworkPolicy rbac.authorization.k8s.io/v1#Role=Role rbac.authorization.k8s.io/v1#ClusterRole=ClusterRole
          rbac.authorization.k8s.io/v1#RoleBinding=RoleBinding rbac.authorization.k8s.io/v1#ClusterRoleBinding=ClusterRoleBinding
          autoscaling/v1#HorizontalPodAutoscaler=HorizontalPodAutoscaler autoscaling/v2#HorizontalPodAutoscaler=V2HorizontalPodAutoscaler
          policy/v1#PodDisruptionBudget=PodDisruptionBudget scheduling.k8s.io/v1#PriorityClass=PriorityClass storage.k8s.io/v1#StorageClass=StorageClass
          node.k8s.io/v1#RuntimeClass=RuntimeClass admissionregistration.k8s.io/v1#MutatingWebhookConfiguration=MutatingWebhookConfiguration
          admissionregistration.k8s.io/v1#ValidatingWebhookConfiguration=ValidatingWebhookConfiguration
        AggregationRule: clusterRoleSelectors=[]LabelSelector
        ClientIPConfig: timeoutSeconds=i
        ClusterRole: aggregationRule=AggregationRule metadata=ObjectMeta rules=[]PolicyRule
        ClusterRoleBinding: metadata=ObjectMeta roleRef=RoleRef subjects=[]Subject
        ConfigMap: binaryData={}y data={}s immutable=b metadata=ObjectMeta
        CronJob: metadata=ObjectMeta spec=CronJobSpec status=a
        CronJobSpec: concurrencyPolicy=s failedJobsHistoryLimit=i jobTemplate=JobTemplateSpec schedule=s startingDeadlineSeconds=i successfulJobsHistoryLimit=i
          suspend=b
          timeZone=s
        CrossVersionObjectReference: apiVersion=s kind=s name=s
        DaemonSet: metadata=ObjectMeta spec=DaemonSetSpec status=a
        DaemonSetSpec: minReadySeconds=i revisionHistoryLimit=i selector=LabelSelector template=PodTemplateSpec updateStrategy=DaemonSetUpdateStrategy
        DaemonSetUpdateStrategy: rollingUpdate=RollingUpdateDaemonSet type=s
        Deployment: metadata=ObjectMeta spec=DeploymentSpec status=a
        DeploymentSpec: minReadySeconds=i paused=b progressDeadlineSeconds=i replicas=i revisionHistoryLimit=i selector=LabelSelector
          strategy=DeploymentStrategy
          template=PodTemplateSpec
        DeploymentStrategy: rollingUpdate=RollingUpdateDeployment type=s
        HTTPIngressPath: backend=IngressBackend path=s pathType=s
        HTTPIngressRuleValue: paths=[]HTTPIngressPath
        HorizontalPodAutoscaler: metadata=ObjectMeta spec=HorizontalPodAutoscalerSpec status=a
        HorizontalPodAutoscalerSpec: maxReplicas=i minReplicas=i scaleTargetRef=CrossVersionObjectReference targetCPUUtilizationPercentage=i
        IPBlock: cidr=s except=[]s
        Ingress: metadata=ObjectMeta spec=IngressSpec status=a
        IngressBackend: resource=TypedLocalObjectReference service=IngressServiceBackend
        IngressClass: metadata=ObjectMeta spec=IngressClassSpec
        IngressClassParametersReference: apiGroup=s kind=s name=s namespace=s scope=s
        IngressClassSpec: controller=s parameters=IngressClassParametersReference
        IngressRule: host=s http=HTTPIngressRuleValue
        IngressServiceBackend: name=s port=ServiceBackendPort
        IngressSpec: defaultBackend=IngressBackend ingressClassName=s rules=[]IngressRule tls=[]IngressTLS
        IngressTLS: hosts=[]s secretName=s
        Job: metadata=ObjectMeta spec=JobSpec status=a
        JobSchedulingConfiguration: disruptionMode=WorkloadPodGroupDisruptionMode resourceClaims=[]WorkloadPodGroupResourceClaim
          schedulingConstraints=WorkloadPodGroupSchedulingConstraints schedulingPolicy=WorkloadPodGroupSchedulingPolicy
        JobSpec: activeDeadlineSeconds=i backoffLimit=i backoffLimitPerIndex=i completionMode=s completions=i managedBy=s manualSelector=b maxFailedIndexes=i
          parallelism=i
          podFailurePolicy=PodFailurePolicy podReplacementPolicy=s scheduling=JobSchedulingConfiguration selector=LabelSelector successPolicy=SuccessPolicy
          suspend=b
          template=PodTemplateSpec ttlSecondsAfterFinished=i
        JobTemplateSpec: metadata=ObjectMeta spec=JobSpec
        LimitRange: metadata=ObjectMeta spec=LimitRangeSpec
        LimitRangeItem: default={}q defaultRequest={}q max={}q maxLimitRequestRatio={}q min={}q type=s
        LimitRangeSpec: limits=[]LimitRangeItem
        MatchCondition: expression=s name=s
        MutatingWebhook: admissionReviewVersions=[]s clientConfig=WebhookClientConfig failurePolicy=s matchConditions=[]MatchCondition matchPolicy=s name=s
          namespaceSelector=LabelSelector objectSelector=LabelSelector reinvocationPolicy=s rules=[]RuleWithOperations sideEffects=s timeoutSeconds=i
        MutatingWebhookConfiguration: metadata=ObjectMeta webhooks=[]MutatingWebhook
        Namespace: metadata=ObjectMeta spec=NamespaceSpec status=a
        NamespaceSpec: finalizers=[]s
        NetworkPolicy: metadata=ObjectMeta spec=NetworkPolicySpec status=a
        NetworkPolicyEgressRule: ports=[]NetworkPolicyPort to=[]NetworkPolicyPeer
        NetworkPolicyIngressRule: from=[]NetworkPolicyPeer ports=[]NetworkPolicyPort
        NetworkPolicyPeer: ipBlock=IPBlock namespaceSelector=LabelSelector podSelector=LabelSelector
        NetworkPolicyPort: endPort=i port=x protocol=s
        NetworkPolicySpec: egress=[]NetworkPolicyEgressRule ingress=[]NetworkPolicyIngressRule podSelector=LabelSelector policyTypes=[]s
        ObjectReference: apiVersion=s fieldPath=s kind=s name=s namespace=s resourceVersion=s uid=s
        Overhead: podFixed={}q
        Pod: metadata=ObjectMeta spec=PodSpec status=a
        PodDisruptionBudget: metadata=ObjectMeta spec=PodDisruptionBudgetSpec status=a
        PodDisruptionBudgetSpec: maxUnavailable=x minAvailable=x selector=LabelSelector unhealthyPodEvictionPolicy=s
        PodFailurePolicy: rules=[]PodFailurePolicyRule
        PodFailurePolicyOnExitCodesRequirement: containerName=s operator=s values=[]i
        PodFailurePolicyOnPodConditionsPattern: status=s type=s
        PodFailurePolicyRule: action=s onExitCodes=PodFailurePolicyOnExitCodesRequirement onPodConditions=[]PodFailurePolicyOnPodConditionsPattern
        PodTemplate: metadata=ObjectMeta template=PodTemplateSpec
        PolicyRule: apiGroups=[]s nonResourceURLs=[]s resourceNames=[]s resources=[]s verbs=[]s
        PriorityClass: description=s globalDefault=b metadata=ObjectMeta preemptionPolicy=s value=i
        ReplicaSet: metadata=ObjectMeta spec=ReplicaSetSpec status=a
        ReplicaSetSpec: minReadySeconds=i replicas=i selector=LabelSelector template=PodTemplateSpec
        ReplicationController: metadata=ObjectMeta spec=ReplicationControllerSpec status=a
        ReplicationControllerSpec: minReadySeconds=i replicas=i selector={}s template=PodTemplateSpec
        ResourceQuota: metadata=ObjectMeta spec=ResourceQuotaSpec status=a
        ResourceQuotaSpec: hard={}q scopeSelector=ScopeSelector scopes=[]s
        Role: metadata=ObjectMeta rules=[]PolicyRule
        RoleBinding: metadata=ObjectMeta roleRef=RoleRef subjects=[]Subject
        RoleRef: apiGroup=s kind=s name=s
        RollingUpdateDaemonSet: maxSurge=x maxUnavailable=x
        RollingUpdateDeployment: maxSurge=x maxUnavailable=x
        RollingUpdateStatefulSetStrategy: maxUnavailable=x partition=i
        RuleWithOperations: apiGroups=[]s apiVersions=[]s operations=[]s resources=[]s scope=s
        RuntimeClass: handler=s metadata=ObjectMeta overhead=Overhead scheduling=Scheduling
        Scheduling: nodeSelector={}s tolerations=[]Toleration
        ScopeSelector: matchExpressions=[]ScopedResourceSelectorRequirement
        ScopedResourceSelectorRequirement: operator=s scopeName=s values=[]s
        Secret: data={}y immutable=b metadata=ObjectMeta stringData={}s type=s
        Service: metadata=ObjectMeta spec=ServiceSpec status=a
        ServiceAccount: automountServiceAccountToken=b imagePullSecrets=[]LocalObjectReference metadata=ObjectMeta secrets=[]ObjectReference
        ServiceBackendPort: name=s number=i
        ServicePort: appProtocol=s name=s nodePort=i port=i protocol=s targetPort=x
        ServiceReference: name=s namespace=s path=s port=i
        ServiceSpec: allocateLoadBalancerNodePorts=b clusterIP=s clusterIPs=[]s externalIPs=[]s externalName=s externalTrafficPolicy=s healthCheckNodePort=i
          internalTrafficPolicy=s ipFamilies=[]s ipFamily=s ipFamilyPolicy=s loadBalancerClass=s loadBalancerIP=s loadBalancerSourceRanges=[]s
          ports=[]ServicePort
          publishNotReadyAddresses=b selector={}s sessionAffinity=s sessionAffinityConfig=SessionAffinityConfig topologyKeys=[]s trafficDistribution=s type=s
        SessionAffinityConfig: clientIP=ClientIPConfig
        StatefulSet: metadata=ObjectMeta spec=StatefulSetSpec status=a
        StatefulSetOrdinals: start=i
        StatefulSetSpec: minReadySeconds=i ordinals=StatefulSetOrdinals persistentVolumeClaimRetentionPolicy=StatefulSetPersistentVolumeClaimRetentionPolicy
          podManagementPolicy=s replicas=i revisionHistoryLimit=i selector=LabelSelector serviceName=s template=PodTemplateSpec
          updateStrategy=StatefulSetUpdateStrategy
          volumeClaimTemplates=[]PersistentVolumeClaim
        StatefulSetUpdateStrategy: rollingUpdate=RollingUpdateStatefulSetStrategy type=s
        StorageClass: allowVolumeExpansion=b allowedTopologies=[]TopologySelectorTerm metadata=ObjectMeta mountOptions=[]s parameters={}s provisioner=s
          reclaimPolicy=s
          volumeBindingMode=s
        Subject: apiGroup=s kind=s name=s namespace=s
        SuccessPolicy: rules=[]SuccessPolicyRule
        SuccessPolicyRule: succeededCount=i succeededIndexes=s
        TopologyConstraint: key=s
        TopologySelectorLabelRequirement: key=s values=[]s
        TopologySelectorTerm: matchLabelExpressions=[]TopologySelectorLabelRequirement
        V2ContainerResourceMetricSource: container=s name=s target=V2MetricTarget
        V2CrossVersionObjectReference: apiVersion=s kind=s name=s
        V2ExternalMetricSource: metric=V2MetricIdentifier target=V2MetricTarget
        V2HPAScalingPolicy: periodSeconds=i type=s value=i
        V2HPAScalingRules: policies=[]V2HPAScalingPolicy selectPolicy=s stabilizationWindowSeconds=i tolerance=q
        V2HorizontalPodAutoscaler: metadata=ObjectMeta spec=V2HorizontalPodAutoscalerSpec status=a
        V2HorizontalPodAutoscalerBehavior: scaleDown=V2HPAScalingRules scaleUp=V2HPAScalingRules
        V2HorizontalPodAutoscalerSpec: behavior=V2HorizontalPodAutoscalerBehavior maxReplicas=i metrics=[]V2MetricSpec minReplicas=i
          scaleTargetRef=V2CrossVersionObjectReference
        V2MetricIdentifier: name=s selector=LabelSelector
        V2MetricSpec: containerResource=V2ContainerResourceMetricSource external=V2ExternalMetricSource object=V2ObjectMetricSource pods=V2PodsMetricSource
          resource=V2ResourceMetricSource type=s
        V2MetricTarget: averageUtilization=i averageValue=q type=s value=q
        V2ObjectMetricSource: describedObject=V2CrossVersionObjectReference metric=V2MetricIdentifier target=V2MetricTarget
        V2PodsMetricSource: metric=V2MetricIdentifier target=V2MetricTarget
        V2ResourceMetricSource: name=s target=V2MetricTarget
        ValidatingWebhook: admissionReviewVersions=[]s clientConfig=WebhookClientConfig failurePolicy=s matchConditions=[]MatchCondition matchPolicy=s name=s
          namespaceSelector=LabelSelector objectSelector=LabelSelector rules=[]RuleWithOperations sideEffects=s timeoutSeconds=i
        ValidatingWebhookConfiguration: metadata=ObjectMeta webhooks=[]ValidatingWebhook
        WebhookClientConfig: caBundle=y service=ServiceReference url=s
        WorkloadPodGroupDisruptionMode: all=a single=a
        WorkloadPodGroupGangSchedulingPolicy: minCount=i
        WorkloadPodGroupResourceClaim: name=s resourceClaimName=s resourceClaimTemplateName=s
        WorkloadPodGroupSchedulingConstraints: topology=[]TopologyConstraint
        WorkloadPodGroupSchedulingPolicy: basic=a gang=WorkloadPodGroupGangSchedulingPolicy
        """;
}
