// Citations in the editor: a toolbar button that opens the chooser of references and puts "[key]" into the text.
(() => {
  const { React, draftail, CHOOSER_MODAL_ONLOAD_HANDLERS } = window;

  class ReferenceSource extends draftail.ModalWorkflowSource {
    getChooserConfig() {
      return {
        url: this.props.entityType.chooserUrls.referenceChooser,
        urlParams: {},
        onload: CHOOSER_MODAL_ONLOAD_HANDLERS,
        responses: { chosen: this.onChosen },
      };
    }

    filterEntityData(data) {
      return { id: data.id };
    }

    onChosen(data) {
      // Without a selection the bracketed key is inserted; on selected words the citation follows them.
      super.onChosen({ ...data, title: `[${data.title.split(':')[0]}]` });
    }
  }

  const Citation = ({ children }) =>
    React.createElement('span', { className: 'TooltipEntity', title: 'Reference' }, children);

  draftail.registerPlugin(
    { type: 'REFERENCE', source: ReferenceSource, decorator: Citation },
    'entityTypes',
  );
})();
