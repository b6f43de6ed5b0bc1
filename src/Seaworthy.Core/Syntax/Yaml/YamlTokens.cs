using System.IO;
using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace Seaworthy.Syntax.Yaml;

/// <summary>What the scanner may hand out.</summary>
enum YamlTokenKind
{
    Other,
    StreamEnd,
    VersionDirective,
    TagDirective,
    DocumentStart,
    DocumentEnd,
    BlockSequenceStart,
    BlockMappingStart,
    BlockEnd,
    BlockEntry,
    FlowSequenceStart,
    FlowSequenceEnd,
    FlowMappingStart,
    FlowMappingEnd,
    FlowEntry,
    Key,
    Value,
    Alias,
    Anchor,
    Tag,
    Scalar,
}

/// <summary>The tokens of a text, one at a time. What is no YAML is an exception of the scanner's own kind.</summary>
sealed class YamlTokens
{
    readonly Scanner _scanner;
    Token _current = null!;

    public YamlTokens(TextReader text)
    {
        _scanner = new Scanner(text);
        Take();
    }

    public YamlTokenKind Kind { get; private set; }

    public Token Current => _current;

    public int Start => (int)_current.Start.Index;

    public int End => (int)_current.End.Index;

    /// <summary>Where the scanner has come to: behind what was looked at last.</summary>
    public int Position => (int)_scanner.CurrentPosition.Index;

    public void Take()
    {
        if (Kind == YamlTokenKind.StreamEnd)
            return;
        if (!_scanner.MoveNext() || _scanner.Current is not { } token)
        {
            Kind = YamlTokenKind.StreamEnd;
            return;
        }
        // The scanner goes on with the same mistake for ever.
        if (token is Error error)
            throw new SemanticErrorException(error.Start, error.End, error.Value);
        (_current, Kind) = (token, KindOf(token));
    }

    /// <summary>Takes the token if it is one of that kind.</summary>
    public bool Take(YamlTokenKind kind)
    {
        if (Kind != kind)
            return false;
        Take();
        return true;
    }

    public YamlException Fault(string message) => new SemanticErrorException(_current.Start, _current.End, message);

    // In the order of how many there are.
    static YamlTokenKind KindOf(Token token) => token switch
    {
        Scalar => YamlTokenKind.Scalar,
        Key => YamlTokenKind.Key,
        Value => YamlTokenKind.Value,
        BlockEnd => YamlTokenKind.BlockEnd,
        BlockMappingStart => YamlTokenKind.BlockMappingStart,
        BlockEntry => YamlTokenKind.BlockEntry,
        BlockSequenceStart => YamlTokenKind.BlockSequenceStart,
        FlowEntry => YamlTokenKind.FlowEntry,
        FlowSequenceStart => YamlTokenKind.FlowSequenceStart,
        FlowSequenceEnd => YamlTokenKind.FlowSequenceEnd,
        FlowMappingStart => YamlTokenKind.FlowMappingStart,
        FlowMappingEnd => YamlTokenKind.FlowMappingEnd,
        DocumentStart => YamlTokenKind.DocumentStart,
        DocumentEnd => YamlTokenKind.DocumentEnd,
        AnchorAlias => YamlTokenKind.Alias,
        Anchor => YamlTokenKind.Anchor,
        Tag => YamlTokenKind.Tag,
        StreamEnd => YamlTokenKind.StreamEnd,
        VersionDirective => YamlTokenKind.VersionDirective,
        TagDirective => YamlTokenKind.TagDirective,
        _ => YamlTokenKind.Other,
    };
}
