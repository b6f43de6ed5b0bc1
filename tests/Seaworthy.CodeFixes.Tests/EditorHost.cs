using System;
using System.Collections;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Host;
using Microsoft.CodeAnalysis.Host.Mef;
using Microsoft.CodeAnalysis.Text;
using Seaworthy.Analyzers;

namespace Seaworthy.CodeFixes.Tests;

/// <summary>
/// The engine behind Visual Studio and the Roslyn language server, without their shells: it keeps a workspace, and asks for the diagnostics of one
/// document at a time. Its service is internal, hence the reflection.
/// </summary>
sealed class EditorHost : IDisposable
{
    static readonly Type s_service = Assembly.Load("Microsoft.CodeAnalysis.Features")
        .GetType("Microsoft.CodeAnalysis.Diagnostics.IDiagnosticAnalyzerService", throwOnError: true)!;

    readonly AdhocWorkspace _workspace = new(MefHostServices.DefaultHost);
    readonly ProjectId _project = ProjectId.CreateNewId();
    readonly DocumentId _source;

    public EditorHost(params (string Path, string Text)[] files)
    {
        _source = DocumentId.CreateNewId(_project);
        var solution = _workspace.CurrentSolution
            .AddProject(ProjectInfo.Create(_project, VersionStamp.Default, "test", "test", LanguageNames.CSharp, filePath: "/p/test.csproj",
                metadataReferences: [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
                analyzerReferences: [new AnalyzerImageReference([Analyzer])]))
            .AddDocument(_source, "Program.cs", SourceText.From("class Program { }"), filePath: "/p/Program.cs");
        foreach (var (path, text) in files)
            solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(_project), System.IO.Path.GetFileName(path), SourceText.From(text),
                filePath: path);
        Apply(solution);
    }

    public ManifestAnalyzer Analyzer { get; } = new();

    public Project Project => _workspace.CurrentSolution.GetProject(_project)!;

    public TextDocument File(string path) => Project.AdditionalDocuments.Single(d => d.FilePath == path);

    public void Edit(string source) => Apply(_workspace.CurrentSolution.WithDocumentText(_source, SourceText.From(source)));

    public void Edit(string path, string text) => Apply(_workspace.CurrentSolution.WithAdditionalDocumentText(File(path).Id, SourceText.From(text)));

    /// <summary>What the editor would underline in that file: id and place, lines and characters from 0.</summary>
    public async Task<IReadOnlyList<(string Id, LinePositionSpan Location)>> DiagnosticsOf(string path)
    {
        var method = s_service.GetMethod("GetDiagnosticsForSpanAsync")!;
        var parameters = method.GetParameters();
        var service = typeof(HostWorkspaceServices).GetMethod(nameof(HostWorkspaceServices.GetService))!.MakeGenericMethod(s_service)
            .Invoke(_workspace.Services, null);
        var anyId = parameters[2].ParameterType.GetField("All", BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null);
        var anyKind = Enum.Parse(parameters[4].ParameterType, "All");
        var task = (Task)method.Invoke(service, [File(path), null, anyId, null, anyKind, CancellationToken.None])!;
        await task;
        var found = new List<(string, LinePositionSpan)>();
        foreach (var data in (IEnumerable)Value(task, "Result"))
        {
            var location = (FileLinePositionSpan)Value(Value(data, "DataLocation"), "UnmappedFileSpan");
            if (location.Path == path)
                found.Add(((string)Value(data, "Id"), location.Span));
        }
        return found;
    }

    /// <summary>The diagnostics of the whole project as the compiler itself gives them, for code fixes to work on.</summary>
    public async Task<ImmutableArray<Diagnostic>> AllDiagnostics()
    {
        var compilation = (await Project.GetCompilationAsync())!;
        return await compilation.WithAnalyzers([Analyzer], Project.AnalyzerOptions).GetAnalyzerDiagnosticsAsync();
    }

    public void Dispose() => _workspace.Dispose();

    void Apply(Solution solution)
    {
        if (!_workspace.TryApplyChanges(solution))
            throw new InvalidOperationException("The workspace took no change");
    }

    static object Value(object instance, string property)
    {
        const BindingFlags Any = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance;
        var type = instance.GetType();
        return (type.GetProperty(property, Any)?.GetValue(instance) ?? type.GetField(property, Any)?.GetValue(instance))!;
    }
}
