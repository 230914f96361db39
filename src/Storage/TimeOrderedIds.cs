using System.Globalization;
using System.Security.Cryptography;
using Optimizer.Core.Model;

namespace Optimizer.Storage;

/// <summary>
/// Ids of 32 lower-case hex digits: 48 bits of Unix milliseconds, 16 bits that count within the millisecond, 64 random bits. They
/// sort by creation within a process, and by millisecond between processes.
/// </summary>
public sealed class TimeOrderedIds(TimeProvider time) : IIdGenerator
{
    private readonly Lock turn = new();
    private long last;

    public string NewId()
    {
        long stamp;
        lock (turn)
            stamp = last = Math.Max(last + 1, time.GetUtcNow().ToUnixTimeMilliseconds() << 16);
        Span<byte> random = stackalloc byte[8];
        RandomNumberGenerator.Fill(random);
        return stamp.ToString("x16", CultureInfo.InvariantCulture) + Convert.ToHexStringLower(random);
    }
}
