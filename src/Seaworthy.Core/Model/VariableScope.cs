using Seaworthy.Syntax.Dockerfile;

namespace Seaworthy.Model;

/// <summary>The variables visible at one place of a Dockerfile. Immutable: each declaration makes a scope around the one before.</summary>
/// <remarks>Dockerfile reference, Scope. Windows builds compare names without regard to case; here they are compared as they are.</remarks>
sealed class VariableScope : IVariableScope
{
    readonly VariableScope? _outer;
    readonly string _name;
    readonly VariableState _state;
    readonly MappedText? _value;
    readonly bool _knowsAll;

    VariableScope(VariableScope? outer, string name, VariableState state, MappedText? value, bool knowsAll)
    {
        _outer = outer;
        _name = name;
        _state = state;
        _value = value;
        _knowsAll = knowsAll;
    }

    /// <summary>Nothing is declared.</summary>
    public static VariableScope Empty { get; } = new(null, "", VariableState.Unset, null, knowsAll: true);

    /// <summary>Nothing is declared in the file, but the base image may have set anything.</summary>
    public static VariableScope FromImage { get; } = new(null, "", VariableState.Unset, null, knowsAll: false);

    /// <summary>Nothing is declared in the file, and the base image is known to set PATH and nothing else.</summary>
    public static VariableScope FromPlainImage { get; } = Empty.With("PATH", VariableState.Unknown, null);

    /// <summary>False when an image underneath may declare variables that the file does not show.</summary>
    public bool KnowsAll => _knowsAll;

    public VariableScope With(string name, VariableState state, MappedText? value) => new(this, name, state, value, _knowsAll);

    public VariableState Find(string name, out MappedText? value)
    {
        for (var scope = this; scope is not null; scope = scope._outer)
        {
            if (scope._name.Length > 0 && scope._name == name)
            {
                value = scope._value;
                return scope._state;
            }
        }
        value = null;
        return _knowsAll ? VariableState.Unset : VariableState.Unknown;
    }

    /// <summary>The file declares it here, whatever the base image does.</summary>
    public bool Declares(string name)
    {
        for (var scope = this; scope is not null; scope = scope._outer)
        {
            if (scope._name.Length > 0 && scope._name == name)
                return true;
        }
        return false;
    }

    /// <summary>The names that are declared, nearest first; some may repeat.</summary>
    public IEnumerable<string> Names()
    {
        for (var scope = this; scope is not null; scope = scope._outer)
        {
            if (scope._name.Length > 0)
                yield return scope._name;
        }
    }
}
