namespace Seaworthy.Binding.Kustomize;

/// <summary>
/// Counts the steps of one kustomization, so that aliases which multiply, or thousands of patches for thousands of objects, end: what takes more than anybody
/// would write is not understood.
/// </summary>
sealed class StepBudget
{
    const int Most = 2_000_000;

    int _spent;

    public bool IsExhausted => _spent > Most;

    /// <summary>False once there is none left.</summary>
    public bool Spend(int steps = 1)
    {
        if (!IsExhausted)
            _spent += steps;
        return !IsExhausted;
    }
}
