using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using Microsoft.CodeAnalysis.VisualBasic;
using Xunit;

namespace Seaworthy.Analyzers.Tests;

/// <summary>
/// A project in memory that is analysed as the compiler does it: settings files go through the compiler's own parser and precedence, and what the
/// compiler drops or raises afterwards is dropped or raised here.
/// </summary>
sealed class CompilerHost
{
    readonly List<AdditionalText> _files = [];
    readonly List<AnalyzerConfig> _configs = [];
    readonly Dictionary<string, string> _properties = [];
    readonly Dictionary<string, ReportDiagnostic> _specific = [];
    ReportDiagnostic _general = ReportDiagnostic.Default;
    string _source = "class Program { }";

    public ManifestAnalyzer Analyzer { get; init; } = new();

    public bool VisualBasic { get; init; }

    public CompilerHost File(string path, string text) => File(new MemoryText(path, SourceText.From(text, Encoding.UTF8)));

    public CompilerHost File(AdditionalText file)
    {
        _files.Add(file);
        return this;
    }

    public CompilerHost EditorConfig(string path, string text)
    {
        _configs.Add(AnalyzerConfig.Parse(text, path));
        return this;
    }

    public CompilerHost Property(string name, string value)
    {
        _properties["build_property." + name] = value;
        return this;
    }

    /// <summary>As <c>NoWarn</c>, <c>WarningsAsErrors</c> and <c>WarningsNotAsErrors</c> reach the compiler.</summary>
    public CompilerHost Specific(string id, ReportDiagnostic report)
    {
        _specific[id] = report;
        return this;
    }

    public CompilerHost TreatWarningsAsErrors()
    {
        _general = ReportDiagnostic.Error;
        return this;
    }

    public CompilerHost Source(string text)
    {
        _source = text;
        return this;
    }

    /// <summary>All findings, in order of file and place.</summary>
    public async Task<Diagnostic[]> Run() =>
        [.. (await Driver().GetAnalyzerDiagnosticsAsync()).OrderBy(d => d.Location.GetLineSpan().Path, StringComparer.Ordinal)
            .ThenBy(d => d.Location.SourceSpan.Start).ThenBy(d => d.Id, StringComparer.Ordinal)];

    /// <summary>The findings that an editor gets when it asks for one file.</summary>
    public async Task<ImmutableArray<Diagnostic>> RunFor(string path)
    {
        var result = await Driver().GetAnalysisResultAsync(_files.Single(f => f.Path == path), CancellationToken.None);
        return result.AdditionalFileDiagnostics.TryGetValue(_files.Single(f => f.Path == path), out var byAnalyzer)
            && byAnalyzer.TryGetValue(Analyzer, out var found) ? found : [];
    }

    CompilationWithAnalyzers Driver()
    {
        var configs = AnalyzerConfigSet.Create(_configs);
        var compilation = Compile(new TreeOptions(configs));
        var options = new AnalyzerOptions([.. _files], new ConfigOptions(configs, _properties));
        return compilation.WithAnalyzers([Analyzer], new CompilationWithAnalyzersOptions(
            options, (fault, _, _) => Assert.Fail(fault.ToString()), concurrentAnalysis: true, logAnalyzerExecutionTime: false));
    }

    Compilation Compile(SyntaxTreeOptionsProvider trees)
    {
        MetadataReference[] references = [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)];
        if (VisualBasic)
        {
            return VisualBasicCompilation.Create("test", [VisualBasicSyntaxTree.ParseText("Class Program\nEnd Class", path: "/p/Program.vb")], references,
                new VisualBasicCompilationOptions(OutputKind.DynamicallyLinkedLibrary).WithSpecificDiagnosticOptions(_specific)
                    .WithGeneralDiagnosticOption(_general).WithSyntaxTreeOptionsProvider(trees));
        }
        return CSharpCompilation.Create("test", [CSharpSyntaxTree.ParseText(_source, path: "/p/Program.cs")], references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary).WithSpecificDiagnosticOptions(_specific)
                .WithGeneralDiagnosticOption(_general).WithSyntaxTreeOptionsProvider(trees));
    }

    sealed class TreeOptions(AnalyzerConfigSet configs) : SyntaxTreeOptionsProvider
    {
        public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken) => GeneratedKind.Unknown;

        public override bool TryGetDiagnosticValue(SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            configs.GetOptionsForSourcePath(tree.FilePath).TreeOptions.TryGetValue(diagnosticId, out severity);

        public override bool TryGetGlobalDiagnosticValue(string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity) =>
            configs.GlobalConfigOptions.TreeOptions.TryGetValue(diagnosticId, out severity);
    }

    sealed class ConfigOptions(AnalyzerConfigSet configs, Dictionary<string, string> properties) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } =
            new ConfigKeys(configs.GlobalConfigOptions.AnalyzerOptions.SetItems(properties));

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new ConfigKeys(configs.GetOptionsForSourcePath(tree.FilePath).AnalyzerOptions);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) =>
            new ConfigKeys(configs.GetOptionsForSourcePath(textFile.Path).AnalyzerOptions);
    }

    sealed class ConfigKeys(ImmutableDictionary<string, string> values) : AnalyzerConfigOptions
    {
        readonly ImmutableDictionary<string, string> _values = values.WithComparers(KeyComparer);

        public override IEnumerable<string> Keys => _values.Keys;

        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value) =>
            _values.TryGetValue(key, out value);
    }
}

/// <summary>An additional file that is held in memory, with one text for its whole life.</summary>
sealed class MemoryText(string path, SourceText? text) : AdditionalText
{
    public override string Path { get; } = path;

    public override SourceText? GetText(CancellationToken cancellationToken = default) => text;
}

/// <summary>An additional file that cannot be read.</summary>
sealed class UnreadableText(string path) : AdditionalText
{
    public override string Path { get; } = path;

    public override SourceText? GetText(CancellationToken cancellationToken = default) => throw new System.IO.InvalidDataException("not text");
}
