using Seaworthy.Syntax.Dockerfile;

namespace Seaworthy.Rules.Variables;

/// <summary>The words in which the builder expands variables.</summary>
/// <remarks>Dockerfile reference, Environment replacement.</remarks>
static class InstructionWords
{
    public static IEnumerable<Word> Expanded(Instruction instruction)
    {
        switch (instruction)
        {
            case CopyInstruction copy:
                foreach (var source in copy.Sources)
                    yield return source;
                if (copy.Destination is { } destination)
                    yield return destination;
                break;
            case PairsInstruction pairs:
                foreach (var pair in pairs.Pairs)
                {
                    if (pair.Value is { } value)
                        yield return value;
                }
                break;
            case ArgInstruction arg:
                foreach (var declaration in arg.Declarations)
                {
                    if (declaration.Value is { } value)
                        yield return value;
                }
                break;
            case WordsInstruction words:
                foreach (var word in words.Words)
                    yield return word;
                break;
            case ValueInstruction { Kind: InstructionKind.User or InstructionKind.Workdir or InstructionKind.Stopsignal } single:
                yield return single.Value;
                break;
        }
    }
}
