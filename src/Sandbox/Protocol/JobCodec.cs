using System.Text;
using Optimizer.Core.Proof;

namespace Optimizer.Sandbox.Protocol;

/// <summary>A job as bytes: plain binary, since reflection over JSON would be the larger part of a child's start.</summary>
internal static class JobCodec
{
    public static byte[] Write(SandboxJob job)
    {
        var buffer = new MemoryStream();
        using var writer = new BinaryWriter(buffer, Encoding.UTF8, leaveOpen: true);
        writer.Write((byte)job.Work);
        WriteImage(writer, job.Platform);
        writer.Write(job.BaselineType);
        writer.Write(job.Bundle is not null);
        if (job.Bundle is not null) WriteImage(writer, job.Bundle);
        writer.WriteOptional(job.CandidateType);
        writer.Write(job.Probe is not null);
        if (job.Probe is not null) WriteImage(writer, job.Probe);
        writer.Write(job.CandidateProbe is not null);
        if (job.CandidateProbe is not null) WriteImage(writer, job.CandidateProbe);
        writer.Write(job.SearchCalls);
        writer.Write(job.HeldAnswer.Ticks);
        writer.Write(job.MaxRecorded);
        writer.Write(job.MaxGenerated);
        writer.WriteList(job.References, static (w, path) => w.Write(path));
        writer.WriteList(job.Cases, CaseCodec.Write);
        writer.WriteOptional(job.Optimization);
        writer.WriteOptional(job.PlanJson);
        writer.WriteList(job.OnlyScenarios, static (w, id) => w.Write(id));
        writer.Write(job.DistinctRequests);
        writer.Write(job.MeasureRounds);
        writer.Write(job.MeasureTime.Ticks);
        writer.Write(job.Together);
        writer.Write(job.Cold);
        WriteLimits(writer, job.Limits);
        writer.Write(job.Seed);
        writer.Flush();
        return buffer.ToArray();
    }

    public static SandboxJob Read(Stream stream)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        return new SandboxJob
        {
            Work = (SandboxWork)reader.ReadByte(),
            Platform = ReadImage(reader),
            BaselineType = reader.ReadString(),
            Bundle = reader.ReadBoolean() ? ReadImage(reader) : null,
            CandidateType = reader.ReadOptional(),
            Probe = reader.ReadBoolean() ? ReadImage(reader) : null,
            CandidateProbe = reader.ReadBoolean() ? ReadImage(reader) : null,
            SearchCalls = reader.ReadInt32(),
            HeldAnswer = TimeSpan.FromTicks(reader.ReadInt64()),
            MaxRecorded = reader.ReadInt32(),
            MaxGenerated = reader.ReadInt32(),
            References = reader.ReadList(static r => r.ReadString()),
            Cases = reader.ReadList(CaseCodec.Read),
            Optimization = reader.ReadOptional(),
            PlanJson = reader.ReadOptional(),
            OnlyScenarios = reader.ReadList(static r => r.ReadString()),
            DistinctRequests = reader.ReadBoolean(),
            MeasureRounds = reader.ReadInt32(),
            MeasureTime = TimeSpan.FromTicks(reader.ReadInt64()),
            Together = reader.ReadInt32(),
            Cold = reader.ReadBoolean(),
            Limits = ReadLimits(reader),
            Seed = reader.ReadInt32(),
        };
    }

    private static void WriteImage(BinaryWriter writer, AssemblyImage image)
    {
        writer.Write(image.Name);
        writer.WriteBytes(image.Image);
    }

    private static AssemblyImage ReadImage(BinaryReader reader) => new(reader.ReadString(), reader.ReadBlock());

    private static void WriteLimits(BinaryWriter writer, SandboxLimits limits)
    {
        writer.Write(limits.WallTime.Ticks);
        writer.Write(limits.MemoryBytes);
        writer.Write(limits.CallTimeout.Ticks);
    }

    private static SandboxLimits ReadLimits(BinaryReader reader) =>
        new(TimeSpan.FromTicks(reader.ReadInt64()), reader.ReadInt64(), TimeSpan.FromTicks(reader.ReadInt64()));
}
