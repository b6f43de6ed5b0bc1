using System;
using System.Collections.Generic;
using System.Threading;
using Seaworthy.Binding.Compose;
using Seaworthy.Model;

namespace Seaworthy.Engine;

/// <summary>Goes through the model once and hands each subject to the rules that take it and are on in its file.</summary>
sealed class Walk
{
    readonly Workspace _workspace;
    readonly Report _report;
    readonly CancellationToken _cancellation;
    readonly Rule<ParsedFile>[] _files;
    readonly Rule<BuildFile>[] _buildFiles;
    readonly Rule<Stage>[] _stages;
    readonly Rule<Step>[] _steps;
    readonly Rule<RunScript>[] _scripts;
    readonly Rule<RunCommand>[] _commands;
    readonly Rule<ImageReference>[] _images;
    readonly Rule<Variable>[] _variables;
    readonly Rule<Container>[] _containers;
    readonly Rule<Mount>[] _mounts;
    readonly Rule<Port>[] _ports;
    readonly Rule<Workload>[] _workloads;
    readonly Rule<KubernetesObject>[] _objects;
    readonly Rule<ClusterComponent>[] _components;
    readonly Rule<ComposeFile>[] _composeFiles;
    readonly Rule<ComposeService>[] _services;

    public Walk(Workspace workspace, Report report, CancellationToken cancellation)
    {
        _workspace = workspace;
        _report = report;
        _cancellation = cancellation;
        var table = TableOf(workspace);
        _files = table.For<ParsedFile>();
        _buildFiles = table.For<BuildFile>();
        _stages = table.For<Stage>();
        _steps = table.For<Step>();
        _scripts = table.For<RunScript>();
        _commands = table.For<RunCommand>();
        _images = table.For<ImageReference>();
        _variables = table.For<Variable>();
        _containers = table.For<Container>();
        _mounts = table.For<Mount>();
        _ports = table.For<Port>();
        _workloads = table.For<Workload>();
        _objects = table.For<KubernetesObject>();
        _components = table.For<ClusterComponent>();
        _composeFiles = table.For<ComposeFile>();
        _services = table.For<ComposeService>();
    }

    public void Visit(Deployment deployment)
    {
        foreach (var file in _workspace.Files)
        {
            if (file.IsOwn)
                Run(_files, file);
        }
        foreach (var build in deployment.BuildFiles)
        {
            if (build.File.IsOwn)
                Visit(build);
        }
        foreach (var compose in deployment.ComposeFiles)
        {
            if (compose.File.IsOwn)
                Visit(compose);
        }
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
            Run(_variables, variable);
        foreach (var image in build.Images)
            Run(_images, image);
        foreach (var stage in build.Stages)
        {
            Run(_stages, stage);
            foreach (var variable in stage.Variables)
                Run(_variables, variable);
            foreach (var step in stage.Steps)
                Visit(step);
        }
        if (build.Image is { } container)
            Visit(container);
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
            foreach (var image in service.Build?.Images ?? [])
                Run(_images, image);
            Visit(service.Workload);
        }
        _report.Condition = "";
    }

    // A service with profiles is there only when one of them is asked for.
    static string ProfilesOf(ComposeService service)
    {
        var text = "";
        foreach (var name in ComposeNodes.Names(service.Node.Get("profiles")))
            text += (text.Length == 0 ? "" : ", ") + Engine.Visible.Text(name.Value);
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
        Run(_workloads, workload);
        foreach (var container in workload.Containers)
        {
            if (container.Image is { } image)
                Run(_images, image);
            Visit(container);
        }
    }

    void Visit(Container container)
    {
        Run(_containers, container);
        foreach (var mount in container.Mounts)
            Run(_mounts, mount);
        foreach (var port in container.Ports)
            Run(_ports, port);
        foreach (var variable in container.Variables)
            Run(_variables, variable);
    }

    void Run<TSubject>(Rule<TSubject>[] rules, TSubject subject)
        where TSubject : class, ISubject
    {
        foreach (var rule in rules)
        {
            var severity = subject.File.Settings.SeverityOf(rule);
            // A value of an own service may be written in a file that another project owns.
            if (severity == Severity.None || !subject.File.IsOwn)
                continue;
            _report.Begin(rule, subject, severity);
            try
            {
                rule.Check(subject, _report);
            }
            // A fault of ours must not take the build down; it is reported as what it is. Tests let it through.
            catch (Exception fault) when (!_workspace.RethrowFaults && fault is not OperationCanceledException)
            {
                InternalFaults.Report(_report, rule, subject, fault);
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
            return settings.Count == 1 ? only.Rules : RuleTable.Of(settings);
        return new RuleTable();
    }
}
