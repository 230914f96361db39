using System.Runtime.InteropServices;

namespace Optimizer.Runtime.Handles;

/// <summary>A counter alone on its cache lines, so that its writers do not slow the readers of its neighbours.</summary>
[StructLayout(LayoutKind.Explicit, Size = 128)]
internal struct PaddedCounter
{
    [FieldOffset(56)]
    public long Value;
}
