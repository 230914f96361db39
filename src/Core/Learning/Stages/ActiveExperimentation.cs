using Optimizer.Core.Learning.Bandit;
using Optimizer.Core.Learning.Classification;
using Optimizer.Core.Learning.Experiences;

namespace Optimizer.Core.Learning.Stages;

/// <summary>Stage 4: what is tried and learned. Labelled windows go to an online classifier, outcomes to the posteriors.</summary>
internal sealed class ActiveExperimentation
{
    /// <summary>Distinct labels of windows.</summary>
    public const int Classes = 8;

    private const int Features = 5;

    /// <summary>Outcomes are known for longer than they are remembered in full, so that one told again late does not count twice.</summary>
    private const int IdsPerExperience = 16;

    private readonly NearestNeighbours neighbours;
    private readonly PrequentialClassifier classifier;
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly Ring<string> ids;

    public ActiveExperimentation(AutonomousOptimizerOptions options)
    {
        neighbours = new NearestNeighbours(Features, Classes, options.Capacity, 3);
        classifier = new PrequentialClassifier(neighbours, Features, Classes, options.LabelDelay);
        Models = new OutcomeModels(options.Capacity);
        Experiences = new Ring<Experience>(options.Capacity);
        ids = new Ring<string>(IdsPerExperience * options.Capacity);
    }

    public OutcomeModels Models { get; }

    public Ring<Experience> Experiences { get; }

    public double Accuracy => classifier.Accuracy.Accuracy;

    public PrequentialAccuracy Labelled => classifier.Accuracy;

    public long Bytes => neighbours.Bytes;

    /// <summary>Predicts the window, and learns its label when it is due.</summary>
    public void Learn(FilteredInput input, int label)
    {
        Span<float> features = [(float)input.Delta, (float)input.Theta, (float)input.Alpha, (float)input.Beta, (float)input.Gamma];
        classifier.Next(features, label);
    }

    /// <returns>Whether the outcome is new.</returns>
    public bool Learn(Experience experience)
    {
        if (!Know(experience.Id)) return false;
        Experiences.Add(experience);
        Models.Learn(experience);
        return true;
    }

    /// <summary>Ids of all outcomes that are known, oldest first.</summary>
    public IReadOnlyList<string> KnownIds => ids.ToArray();

    /// <summary>Takes up experiences that the models already hold.</summary>
    public void Restore(IReadOnlyList<Experience> experiences, IReadOnlyList<string> knownIds)
    {
        foreach (var id in knownIds) Know(id);
        foreach (var experience in experiences) Experiences.Add(experience);
    }

    private bool Know(string id)
    {
        if (!known.Add(id)) return false;
        if (ids.Count == ids.Capacity) known.Remove(ids[0]);
        ids.Add(id);
        return true;
    }
}
