using System.IO.Hashing;
using System.Text;

namespace Optimizer.Core.Phases.Analysis;

/// <summary>A seed that is the same for the same name in every process.</summary>
internal static class StableSeed
{
    public static int Of(string name) => (int)(XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(name)) & int.MaxValue);
}
