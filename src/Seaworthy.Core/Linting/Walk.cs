using System.Threading;
using Seaworthy.Binding.Compose;

namespace Seaworthy.Linting;

/// <summary>Goes through the model once and hands each subject to the rules that take it and are on in its file.</summary>
sealed class Walk
{
    readonly Workspace _workspace;
    readonly Report _report;
    readonly CancellationToken _cancellation;
    readonly RuleTable _table;
    readonly Rule<ParsedFile>[] _files;
    readonly Rule<BuildFile>[] _buildFiles;
    readonly Rule<Stage>[] _stages;
    readonly Rule<Step>[] _steps;
    readonly Rule<RunScript>[] _scripts;
    readonly Rule<RunCommand>[] _commands;
    DialectRules _rules;
    readonly Rule<KubernetesObject>[] _objects;
    readonly Rule<ClusterComponent>[] _components;
    readonly Rule<ImageContainer>[] _imageContainers;
    readonly Rule<Pod>[] _pods;
    readonly Rule<PodContainer>[] _podContainers;
    readonly Rule<ComposeFile>[] _composeFiles;
    readonly Rule<ComposeService>[] _services;

    public Walk(Workspace workspace, Report report, CancellationToken cancellation)
    {
        _workspace = workspace;
        _report = report;
        _cancellation = cancellation;
        _table = TableOf(workspace);
        _files = _table.For<ParsedFile>();
        _buildFiles = _table.For<BuildFile>();
        _stages = _table.For<Stage>();
        _steps = _table.For<Step>();
        _scripts = _table.For<RunScript>();
        _commands = _table.For<RunCommand>();
        _objects = _table.For<KubernetesObject>();
        _components = _table.For<ClusterComponent>();
        _imageContainers = _table.For<ImageContainer>();
        _pods = _table.For<Pod>();
        _podContainers = _table.For<PodContainer>();
        _composeFiles = _table.For<ComposeFile>();
        _services = _table.For<ComposeService>();
        _rules = _table.In(Dialect.Dockerfile);
    }

    public void Visit(Deployment deployment)
    {
        foreach (var file in _workspace.Files)
        {
            if (file.IsOwn)
                Run(_files, file);
        }
        _rules = _table.In(Dialect.Dockerfile);
        foreach (var build in deployment.BuildFiles)
        {
            if (build.File.IsOwn)
                Visit(build);
        }
        _rules = _table.In(Dialect.Compose);
        foreach (var compose in deployment.ComposeFiles)
        {
            if (compose.File.IsOwn)
                Visit(compose);
        }
        _rules = _table.In(Dialect.Kubernetes);
        foreach (var manifest in deployment.KubernetesFiles)
        {
            // What a kustomization makes may be put together of own files and others; each finding tells for itself.
            if (manifest.File.IsOwn || manifest.IsRendered)
                Visit(manifest);
        }
    }

    void Visit(BuildFile build)
    {
        _cancellation.ThrowIfCancellationRequested();
        if (build.File.Source.Embedding is not null)
            Run(_files, build.File);
        Run(_buildFiles, build);
        foreach (var step in build.GlobalSteps)
            Run(_steps, step);
        foreach (var variable in build.GlobalVariables)
            Run(_rules.Variables, variable);
        foreach (var reference in build.Images)
            Run(_rules.Images, reference);
        foreach (var stage in build.Stages)
        {
            Run(_stages, stage);
            foreach (var variable in stage.Variables)
                Run(_rules.Variables, variable);
            foreach (var step in stage.Steps)
                Visit(step);
        }
        if (build.Image is { } image)
        {
            Run(_imageContainers, image);
            Visit(image);
        }
    }

    void Visit(Step step)
    {
        Run(_steps, step);
        if ((_scripts.Length | _commands.Length) == 0)
            return;
        foreach (var run in step.Scripts)
        {
            Run(_scripts, run);
            if (_commands.Length == 0)
                continue;
            foreach (var command in run.Commands)
                Run(_commands, command);
        }
    }

    void Visit(ComposeFile compose)
    {
        _cancellation.ThrowIfCancellationRequested();
        Run(_composeFiles, compose);
        foreach (var service in compose.Services)
        {
            _report.Condition = ProfilesOf(service);
            Run(_services, service);
            if (service.Build is { } build)
            {
                foreach (var image in build.Images)
                    Run(_rules.Images, image);
            }
            Visit(service.Workload);
        }
        _report.Condition = "";
    }

    // A service with profiles is there only when one of them is asked for.
    static string ProfilesOf(ComposeService service)
    {
        var text = "";
        foreach (var name in ComposeNodes.Names(service.Node.Get("profiles")))
            text += (text.Length == 0 ? "" : ", ") + EscapedText.Text(name.Value);
        return text.Length == 0 ? "" : " (in profile " + text + ")";
    }

    void Visit(KubernetesFile manifest)
    {
        _cancellation.ThrowIfCancellationRequested();
        foreach (var item in manifest.Objects)
        {
            Run(_objects, item);
            foreach (var workload in item.Workloads)
                Visit(workload);
            if (_components.Length == 0)
                continue;
            foreach (var component in Binding.Kubernetes.ComponentBinder.Of(item))
                Run(_components, component);
        }
    }

    void Visit(Workload workload)
    {
        Run(_rules.Workloads, workload);
        if (workload is Pod pod)
            Run(_pods, pod);
        foreach (var container in workload.Containers)
        {
            if (container.Image is { } image)
                Run(_rules.Images, image);
            Visit(container);
        }
    }

    void Visit(Container container)
    {
        Run(_rules.Containers, container);
        if (container is PodContainer inPod)
            Run(_podContainers, inPod);
        foreach (var mount in container.Mounts)
            Run(_rules.Mounts, mount);
        foreach (var port in container.Ports)
            Run(_rules.Ports, port);
        foreach (var variable in container.Variables)
            Run(_rules.Variables, variable);
    }

    void Run<TSubject>(Rule<TSubject>[] rules, TSubject subject)
        where TSubject : class, ISubject
    {
        // A value of an own service may be written in a file that another project owns.
        var file = subject.File;
        if (!file.IsOwn)
            return;
        var settings = file.Settings;
        _report.Begin(subject);
        for (var i = 0; i < rules.Length; i++)
        {
            try
            {
                for (; i < rules.Length; i++)
                {
                    var rule = rules[i];
                    var severity = settings.SeverityOf(rule);
                    if (severity == Severity.None)
                        continue;
                    _report.Begin(rule, severity);
                    rule.Check(subject, _report);
                }
            }
            // A fault of ours must not take the build down; it is reported as what it is. Tests let it through.
            catch (Exception fault) when (!_workspace.RethrowFaults && fault is not OperationCanceledException)
            {
                InternalFaults.Report(_report, rules[i], subject, fault);
            }
        }
    }

    static RuleTable TableOf(Workspace workspace)
    {
        var settings = new HashSet<FileSettings>();
        foreach (var file in workspace.Files)
        {
            if (file.IsOwn)
                settings.Add(file.Settings);
        }
        // Most often all files have the same; then the table is made once, and not for each run.
        foreach (var only in settings)
            return settings.Count > 1 ? TableOf(settings) : (RuleTable)(only.Table ??= TableOf(settings));
        return new RuleTable();
    }

    // The rules that are on in any of these.
    static RuleTable TableOf(HashSet<FileSettings> settings)
    {
        var table = new RuleTable();
        foreach (var info in Catalogue.Infos)
        {
            foreach (var set in settings)
            {
                if (set.SeverityOf(info) == Severity.None)
                    continue;
                Catalogue.Get(info).AddTo(table);
                break;
            }
        }
        return table;
    }
}
